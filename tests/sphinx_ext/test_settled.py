"""The collector of garbage is spared what a build keeps, and works as before once it is over."""

from __future__ import annotations

import gc

import pytest

PAGE = "# P\n\n```{kzquote} ada-2020\nThe engine has grown seven-fold since 1990.\n```\n"
WATCH = """
import gc

def setup(app):
    app.connect("doctree-resolved", lambda *_: print("set aside", gc.get_freeze_count() > 1000))
    {more}
"""


@pytest.mark.parametrize("fails", [False, True])
def test_a_build_sets_aside_and_gives_back(project, capsys, fails):
    more = 'app.connect("html-page-context", lambda *_: 1 / 0)' if fails else ""
    made = project({"index.md": PAGE}, more=WATCH.format(more=more))
    before = gc.get_threshold()
    if fails:
        with pytest.raises(Exception, match="division by zero"):
            made.build()
    else:
        made.build()
    assert "set aside True" in capsys.readouterr().out
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)


def test_a_process_that_decides_about_garbage_itself_is_let_alone(project):
    gc.freeze()
    try:
        held = gc.get_freeze_count()
        project({"index.md": PAGE}).build()
        assert 0 < gc.get_freeze_count() <= held
    finally:
        gc.unfreeze()
