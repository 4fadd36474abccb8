"""Plain text: encodings, damage, the way back to the raw file, and what is refused."""

from __future__ import annotations

import os

import pytest

from sphinx_kzbrief.corpus.model import Damage, SegmentKind, Voice
from sphinx_kzbrief.corpus.problems import SourceUnreadableError
from sphinx_kzbrief.corpus.readers import raw_offset, read_document
from sphinx_kzbrief.corpus.readers.canonical.edits import chained


def test_every_canonical_place_maps_back_to_the_raw_one(written):
    raw = "\ufeffCafÃ© one.\r\n\r\nâ€œTwoâ€\x9d is here: 20Â°C.\rThree – plain.\r\n"
    doc = read_document(written("a.txt", raw))
    decoded = raw.removeprefix("\ufeff")
    assert doc.text == "Café one.\n\n“Two” is here: 20°C.\nThree – plain.\n"
    for word in ("one", "Two", "is here", "20", "C.", "Three – plain"):
        offset = raw_offset(doc.raw_offsets, doc.text.index(word))
        assert decoded[offset:].startswith(word)


def test_curly_quotes_and_spaces_stay_as_the_source_has_them(written):
    raw = "It’s “so” — with  two blanks and\u00a0others… ﬁne.\n"
    doc = read_document(written("a.txt", raw))
    assert doc.text == raw
    assert doc.raw_offsets == ()


def test_a_map_through_two_steps():
    inner = ((0, 5), (10, 20))
    outer = ((8, 9), (22, 30))
    joined = chained(inner, outer, 25)
    for offset in range(25):
        assert raw_offset(joined, offset) == raw_offset(outer, raw_offset(inner, offset))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_are_followed(written, encoding):
    doc = read_document(written("a.txt", "Торговля выросла.\n".encode(encoding)))
    assert doc.text == "Торговля выросла.\n"
    assert doc.damage == ()


def test_another_encoding_is_guessed_and_said(written):
    pytest.importorskip("chardet")
    words = "Торговля между нашими странами выросла за тридцать лет во много раз. " * 20
    doc = read_document(written("a.txt", words.encode("cp1251")))
    assert doc.text == words
    assert "not UTF-8" in doc.damage[0].message


def test_lost_characters_are_damage(written):
    doc = read_document(written("a.txt", "Tra\ufffde has gr\ufffdwn.\n"))
    assert doc.damage == (Damage("2 characters were lost before we got the file (U+FFFD)"),)


@pytest.mark.parametrize("content", [b"", b" \n\n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_damage(written, content):
    doc = read_document(written("a.txt", content))
    assert doc.damage == (Damage("the file holds no text"),)
    assert doc.segments == ()


def test_nul_characters_are_refused(written):
    with pytest.raises(SourceUnreadableError, match="2 NUL characters"):
        read_document(written("a.txt", b"Trade\0 has\0 grown"))


def test_bytes_that_are_no_text_are_refused(written):
    with pytest.raises(SourceUnreadableError) as error:
        read_document(written("a.txt", b"\x80\x81\0\xfe" * 50))
    assert error.value.remedy


def test_a_gigabyte_is_refused_unread(tmp_path, stopwatch):
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(10**9)
    with stopwatch, pytest.raises(SourceUnreadableError, match="1,000 MB"):
        read_document(path)
    assert stopwatch.seconds < 20


def test_missing_files_folders_and_unknown_suffixes_are_refused(tmp_path):
    with pytest.raises(SourceUnreadableError, match="missing"):
        read_document(tmp_path / "none.txt")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(SourceUnreadableError):
        read_document(tmp_path / "folder.txt")
    with pytest.raises(SourceUnreadableError) as error:
        read_document(tmp_path / "sheet.xlsx")
    assert ".docx" in error.value.remedy


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(SourceUnreadableError, match="not a plain file"):
        read_document(tmp_path / "pipe.txt")


def test_names_with_blanks_and_other_scripts_are_read(written):
    assert read_document(written("my file – Қазақ 中.txt", "Text.\n")).text == "Text.\n"


def test_lines_are_paragraphs_unless_they_are_wrapped(written):
    def paragraphs(text):
        doc = read_document(written("a.txt", text))
        return [seg.span.of(doc.text) for seg in doc.segments if seg.kind is SegmentKind.PARAGRAPH]

    assert paragraphs("One sentence.\nAnother one.\n") == ["One sentence.", "Another one."]
    wrapped = (
        "This line was broken by a mail program at some width that\n"
        "it liked, so that the line's end is not the end of anything\n"
        "at all.\n\nThe next paragraph was broken in the same way, as one can\nsee.\n"
    )
    assert len(paragraphs(wrapped)) == 2


def test_reading_twice_gives_the_same(written):
    path = written("a.txt", "Q: Why?\nA: Because.\nQ: Why?\nA: So.\n")
    assert read_document(path) == read_document(path)


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("The minister’s view – “it’s fine” – was café talk.\n", "windows-1252"),
        ("“We can’t,” he said.\n", "windows-1252"),
        ("Министерство опубликовало доклад о воде – и «ушло» в отпуск.\n", "windows-1251"),
        (
            "Woda jest dobra – mówi minister. Źródła są już pełne, a będą pełniejsze.\n",
            "windows-1250",
        ),
    ],
)
def test_short_texts_in_the_encodings_of_windows_are_read(written, words, encoding):
    doc = read_document(written("a.txt", words.encode(encoding)))
    assert doc.text == words
    assert "by guess" in doc.damage[0].message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He wrote:\n> The port is\n> shut.\n\nSo.\n", "He wrote:\nThe port is\nshut.\n\nSo.\n"),
        ("He wrote:\n> It is shut.\nSo.\n", "He wrote:\nIt is shut.\nSo.\n"),
        ("> > Open?\n> No, it is.\n> Shut.\n", "Open?\nNo, it is.\nShut.\n"),
    ],
)
def test_marks_of_a_mail_program_are_no_words(written, text, words):
    doc = read_document(written("a.txt", text))
    assert doc.text == words
    offset = raw_offset(doc.raw_offsets, doc.text.lower().index("shut"))
    assert text.lower()[offset:].startswith("shut")
    assert any(segment.voice is Voice.DIRECT for segment in doc.segments)


@pytest.mark.parametrize(
    "text",
    [
        "Limits:\n> 5 for lead\n> 10 for zinc\n",
        ">> ANN: Hello.\n>> BO: Yes.\n",
        ">>> print(1)\n>>> exit()\n",
        "It is\n> than that\nfor once.\n",
    ],
)
def test_other_marks_stay(written, text):
    assert read_document(written("a.txt", text)).text == text
