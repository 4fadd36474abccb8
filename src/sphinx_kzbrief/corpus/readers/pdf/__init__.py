"""PDF: pages, lines and paragraphs from where type stands."""
