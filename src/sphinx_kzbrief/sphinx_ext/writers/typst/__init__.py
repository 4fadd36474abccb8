"""Typst: how a document tree becomes a Typst program, and that a tagged PDF.

Pages are written as Typst code, never as Typst markup: a word of a document only ever stands
in a string literal, so nothing a source or an author writes can become a Typst command.
"""
