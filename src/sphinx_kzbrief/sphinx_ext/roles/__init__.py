"""Roles, one file each."""
