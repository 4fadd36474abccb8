"""Quotations: their grammar, matching, explaining, and the profiles that say what may pass."""
