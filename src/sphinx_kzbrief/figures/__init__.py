"""Figures: quantities found in text, their units, and how they compare."""
