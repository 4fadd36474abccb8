"""Subtitles: cues joined to what is said, by whom and when."""
