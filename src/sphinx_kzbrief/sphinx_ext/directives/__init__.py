"""Directives, one file each."""
