"""What is built step by step equals what is built at once, and no more is read and written."""

from __future__ import annotations

import json
import os
import random
import time

import pytest

SEQUENCES = 200
EDITS_EACH = 3


@pytest.mark.long
@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_an_edited_project_builds_as_a_new_one(bare_project, editing, seed):
    rng = random.Random(seed)
    draft = editing.new_draft(rng)
    files = draft.files()
    editing.write_files(bare_project.folder, files, {})
    bare_project.build("json", jobs=1)
    told = []
    for _ in range(EDITS_EACH):
        for _ in range(rng.choice((1, 1, 2, 4))):
            edit = rng.choice(editing.EDITS)
            edit(rng, draft)
            told.append(edit.__name__)
        before, files = files, draft.files()
        editing.write_files(bare_project.folder, files, before)
        stepwise = editing.outcome_of(bare_project.build("json").app)
        at_once = editing.outcome_of(bare_project.build("json", into=f"clean-{len(told)}").app)
        assert stepwise == at_once, told
