"""Authoring: what a directive, a role or a literal element says, made into nodes."""
