"""Readers: one file per format, each behind one Protocol and with a version of its own."""
