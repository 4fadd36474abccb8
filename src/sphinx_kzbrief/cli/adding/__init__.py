"""Putting sources into a corpus: fetching, copying, proposing metadata, writing the manifest."""
