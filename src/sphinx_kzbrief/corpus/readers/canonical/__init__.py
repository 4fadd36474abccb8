"""Canonical text: how a reader writes what it found, the same for every format."""
