"""Writers: how a document tree becomes the text of an output format."""
