"""Single values: what is taken, how it is kept, and what is refused."""

from __future__ import annotations

import contextlib

import pytest

from sphinx_kzbrief.corpus import values

TAKEN = {
    values.check_text: [("a  text", "a  text"), ("two\n lines", "two lines")],
    values.check_language: [
        (tag, tag) for tag in ("en", "ru", "kk", "zh-Hans", "kk-Cyrl-KZ", "no", "de-1996", "ast")
    ],
    values.check_charset: [
        (name, name) for name in ("utf-8", "windows-1251", "KOI8-R", "gb18030", "Shift_JIS")
    ],
    values.check_url: [
        (url, url)
        for url in ("https://example.org", "http://example.org:80/a?b=c#d", "HTTPS://пример.рф/я")
    ],
    values.check_doi: [
        ("10.1000/xyz", "10.1000/xyz"),
        ("doi:10.1000/xyz", "10.1000/xyz"),
        ("http://dx.doi.org/10.1000/xyz(1)", "10.1000/xyz(1)"),
    ],
    values.check_file: [("a.txt", "a.txt"), ("./a/b c.txt", "a/b c.txt"), ("a//b.txt", "a/b.txt")],
    values.check_reliability: [("c", "C")],
    values.check_quantity: [
        (number, number)
        for number in (
            "70",
            "25 billion",
            "1,700",
            "114.47",
            "-3",
            "70,000-120,000",
            "1 054",
            "1..2",
            ".33",
            "-.5",
            "1e-4",
            "1/2",
            "5 3/4",
            "2½",
            "1 in 8",
            "3 out of every 10",
            "19 млн",
            "1,8 трлн.",
            "22.91万亿",
            "1,2 Mio.",
            "1.0 million..1.4 million",
        )
    ],
    values.check_tolerance: [("0.05", "0.05"), ("5%", "0.05"), ("0", "0"), ("12.5 %", "0.125")],
    values.check_derivation: [("a / b", "a / b"), ("(a-2022 − 3) × 1.5", "(a-2022 − 3) × 1.5")],
}

REFUSED = {
    values.check_text: ["a\x07b", "x" * 20_001],
    values.check_language: ["kz", "cn", "english", "en_US", "x", "e", "en-", "xx"],
    values.check_charset: ["", "x-nothing", "base64", "punycode", "idna", "unicode_escape", "a\0b"],
    values.check_url: [
        "example.org", "ftp://example.org", "javascript:alert(1)", "https://", "http:///a",
        "https://user@example.org", "https://a b", "https://[::1", "file:///etc/passwd",
        "https://example.org:port/", "//example.org", "https://example.org/\u0007",
        'https://example.org/"><script>',
    ],
    values.check_doi: ["xyz", "10.1/x", "https://example.org/10.1000/xyz"],
    values.check_file: [
        "/a.txt", "../a.txt", "a/../../b.txt", "~/a.txt", "C:\\a.txt", "c:a.txt", "a\\b.txt", ".", "",
        "a/", "a\tb.txt", "a\x00.txt",
    ],
    values.check_reliability: ["G", "AA", ""],
    values.check_quantity: ["more than 70%", "$25", "~70", "70%", "1,", "", ".", "1/0"],
    values.check_tolerance: ["-1", "2", "101%", "about"],
    values.check_derivation: ["__import__('os')", "a; b", "a ** b[0]", "x" * 501],
    values.check_caption: ["1", "figure1", "cap0", "key#cap1"],
}  # fmt: skip


def cases(table):
    return [
        pytest.param(check, case, id=f"{check.__name__}: {str(case)[:40]!r}")
        for check, listed in table.items()
        for case in listed
    ]


@pytest.mark.parametrize(("check", "case"), cases(TAKEN))
def test_what_is_taken(check, case):
    text, kept = case
    assert check(text) == kept


@pytest.mark.parametrize(("check", "text"), cases(REFUSED))
def test_what_is_refused_says_what_to_write(check, text):
    with pytest.raises(values.ValueRefusedError) as caught:
        check(text)
    assert caught.value.expected
    assert caught.value.remedy


@pytest.mark.parametrize("check", list(REFUSED))
@pytest.mark.parametrize(
    "text", ["1" * 20_000, "1," * 10_000, "a-" * 10_000, "{" * 20_000, "1 " * 10_000]
)
def test_long_values_take_no_time(check, text, stopwatch):
    with stopwatch, contextlib.suppress(values.ValueRefusedError):
        check(text)
    assert stopwatch.seconds < 10
