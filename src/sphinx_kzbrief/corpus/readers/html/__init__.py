"""Web pages: main text, marks, notes and metadata of a tree of HTML."""
