"""Markdown, and the metadata that opens it."""
