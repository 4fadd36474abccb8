"""Pages that show the sources: stub documents that hold `kzsource` and nothing else."""

from __future__ import annotations

from sphinx_kzbrief.sphinx_ext.source_pages.findings import page_findings
from sphinx_kzbrief.sphinx_ext.source_pages.stubs import setup_source_pages

__all__ = ["page_findings", "setup_source_pages"]
