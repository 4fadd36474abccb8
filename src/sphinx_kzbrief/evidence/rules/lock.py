"""Rules about the lock, reviews and what has changed since evidence was accepted."""

from __future__ import annotations

from sphinx_kzbrief.evidence.rules.model import Rule, Severity

RULES = (
    Rule(
        "source-changed",
        Severity.WARNING,
        "Our copy of a source has changed since it was locked.",
        "The file differs from what the lock records; or another version of its reader reads a "
        "piece of evidence otherwise, whose words or speaker are then told as changed. The "
        "message says which evidence still holds; evidence whose words changed is told where it "
        "stands in the brief, with a word diff against what was locked.",
        "a sentence of interview.txt was edited after `kzbrief lock`",
    ),
    Rule(
        "lock-moved",
        Severity.WARNING,
        "Locked words now stand in another place of their source.",
        "The words are unchanged, but a reader who follows the printed locator of the lock would "
        "find others. Where they stand in several places and none is the locked one, they are "
        "not called moved.",
        "a paragraph was inserted, and para. 12 became para. 13",
    ),
    Rule(
        "lock-outdated",
        Severity.WARNING,
        "The lock does not tell all that the briefs use, or tells more.",
        "Evidence that was written, or taken out, since the last `kzbrief lock --update`. It is "
        "told only where a lock is in use.",
        "a quotation added after `kzbrief lock`",
    ),
    Rule(
        "review-missing",
        Severity.WARNING,
        "Nobody has accepted this paraphrase.",
        "A paraphrase is not verbatim, so that a person must compare it with its passage. It is "
        "told once a project keeps reviews, which the first acceptance starts.",
        "{kzcite}`trade has boomed <gt-nuryshev-2022#para3>`, before `kzbrief review`",
    ),
    Rule(
        "review-stale",
        Severity.WARNING,
        "A paraphrase or its passage has changed since a person accepted it.",
        "The review records hashes of both sides; when one of them differs, the acceptance no "
        "longer says anything.",
        "a word of an accepted paraphrase was changed",
    ),
    Rule(
        "source-link",
        Severity.WARNING,
        "The address of a source cannot be reached.",
        "`kzbrief check --links` asks Sphinx's linkcheck for the address and the archived copy "
        "of each source in use; your `linkcheck_` settings hold. What leads to an address that is "
        "not public is not asked for, redirects included. Builds ask for nothing.",
        "URL: https://example.org/gone, which answers 404",
    ),
)
