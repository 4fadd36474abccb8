"""Sources: the manifest, readers, segments and speakers, locators, the gate, the index."""
