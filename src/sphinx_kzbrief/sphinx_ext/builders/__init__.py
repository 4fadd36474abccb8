"""Builders, one file each."""
