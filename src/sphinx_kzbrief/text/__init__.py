"""Plain text: spans, normalisation with an offset map, words and sentences."""
