"""Mails: the sender's words, what is quoted, what is attached, and what the headers say."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from sphinx_kzbrief.corpus.model import SegmentKind, Voice
from sphinx_kzbrief.corpus.problems import SourceUnreadableError
from sphinx_kzbrief.corpus.readers import read_document

HEADERS = (
    "From: =?utf-8?q?Ann_L=C3=A9e?= <ann@example.org>\n"
    "Date: Tue, 21 Jun 2022 23:30:00 +0500\nSubject: =?utf-8?b?0J/QvtGA0YI=?=\n"
)


def mail(body, headers="", *, mime="text/plain; charset=utf-8"):
    return f"{HEADERS}Content-Type: {mime}\n{headers}\n{body}"


def own(doc):
    """Return the paragraphs that are the sender's, and those that somebody else wrote."""
    quoted = {(each.start, each.end) for each in doc.segments if each.voice is Voice.DIRECT}
    mine, others = [], []
    for each in doc.segments:
        if each.kind is SegmentKind.PARAGRAPH:
            where = others if (each.start, each.end) in quoted else mine
            where.append(doc.text[each.start : each.end])
    return mine, others


def test_headers_say_title_author_and_date(written):
    doc = read_document(written("a.eml", mail("Hello.")))
    assert doc.metadata == {"title": "Порт", "author": "Ann Lée", "issued": "2022-06-21"}
    assert doc.text == "Hello."


def test_lines_with_marks_are_somebody_elses_and_the_marks_no_words(written):
    body = (
        "I do not agree.\n\nOn Monday, Bo Li wrote:\n> The port is not ready\n> for winter.\n>\n"
        "> > Is it open?\n> It closes.\n\nWhy so early?\n\n-- \nAnn Lée\nQuay Press\n"
    )
    doc = read_document(written("a.eml", mail(body)))
    assert own(doc) == (
        ["I do not agree.", "On Monday, Bo Li wrote:", "Why so early?"],
        ["The port is not ready\nfor winter.", "Is it open?", "It closes."],
    )
    assert doc.segments[-1].kind is SegmentKind.BOILERPLATE
    assert ">" not in doc.text


@pytest.mark.parametrize(
    "head",
    [
        "-----Original Message-----\nFrom: Bo Li\nSent: Monday\nTo: Ann\nSubject: Port",
        "Von: Bo Li <bo@example.org>\nGesendet: Montag\nAn: Ann\nBetreff: Hafen",
        "________________________________\nОт: Бо Ли\nОтправлено: 21 июня\nКому: Ann\nТема: Порт",
        "发件人：Bo Li\n发送时间：2022年\n收件人：Ann\n主题：港口",
        "On 21.06.2022 at 10:30, Bo Li <bo@example.org>\nwrote:",
        "Le 21 juin 2022 à 10:30, Bo Li <bo@example.org> a écrit :",
    ],
)
def test_below_an_older_mails_head_all_is_quoted(written, head):
    doc = read_document(written("a.eml", mail(f"I agree.\n\n{head}\n\nIt closes.\n\nFor good.\n")))
    mine, others = own(doc)
    assert mine[0] == "I agree."
    assert others == ["It closes.", "For good."]
    assert {who for who, _ in quoted(doc)} <= {"Bo Li", "Бо Ли"}


def quoted(doc):
    """Return who is quoted with which words."""
    return [
        (each.speaker, doc.text[each.start : each.end])
        for each in doc.segments
        if each.kind is SegmentKind.QUOTATION
    ]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("On Monday, 2 June, Bo Li wrote:", "Bo Li"),
        ("Bo van der Li writes:", "Bo van der Li"),
        ("On Mon, Jun 2, 2025 at 10:30 AM Bo Li\n<bo@example.org> wrote:", "Bo Li"),
        ("I agree.\nBo Li <bo@example.org> wrote:", "Bo Li"),
        ('On 02/06/2025 10:30, "Li, Bo" <bo@example.org> wrote:', "Bo Li"),
        ("Am 02.06.25 um 10:30 Uhr schrieb Bo Li:", "Bo Li"),
        ("Le 2 juin 2025 à 10:30, Bo Li a écrit :", "Bo Li"),
        ("пн, 2 июн. 2025 г. в 10:30, Бо Ли <bo@example.org>:", "Бо Ли"),
        ("在 2025年6月2日，王毅 <bo@example.org> 写道：", "王毅"),
        # no name, or none of which it is plain where it begins
        ("He wrote:", None),
        ("My minister then wrote:", None),
        ("On 2 June Bo Li wrote:", None),
        ("On Monday Bo Li wrote:", None),
        ("Bo wrote to the Minister of Trade:", None),
        ("The Ministry of Foreign Trade wrote:", None),
        ("On 02.06.2025 10:30, bo@example.org wrote:", None),
        ("On 02.06.2025 10:30, Bo Li via Ports <list@example.org> wrote:", None),
        ("Your questions:", None),
    ],
)
def test_the_line_above_quoted_words_names_their_writer(written, line, who):
    doc = read_document(written("a.eml", mail(f"Hello.\n\n{line}\n\n> It closes.\n")))
    assert quoted(doc) == [(who, "It closes.")]


def test_each_level_has_its_writer_and_replies_between_change_none(written):
    body = (
        "Bo Li wrote:\n> One.\n> Cy Orr wrote:\n>> Two.\n> Three.\n\nMine.\n\n> Four.\n"
        "And elsewhere:\n> Five.\n"
    )
    assert quoted(read_document(written("a.eml", mail(body)))) == [
        ("Bo Li", "One.\nCy Orr wrote:"),
        ("Cy Orr", "Two."),
        ("Bo Li", "Three."),
        ("Bo Li", "Four."),
        (None, "Five."),
    ]
    below = "Bo Li wrote:\n>> Whose is this?\n> Mine.\n"
    assert quoted(read_document(written("b.eml", mail(below)))) == [
        (None, "Whose is this?"),
        ("Bo Li", "Mine."),
    ]


def test_nobody_takes_turns_in_a_mail(written):
    doc = read_document(written("a.eml", mail("Bo Li wrote:\n> One.\n\nTwo.\n")))
    assert SegmentKind.TURN not in {each.kind for each in doc.segments}


@pytest.mark.parametrize(
    "body",
    [
        "Subject: trade\nAim: growth\nBudget: 5\n\nIt grows.",
        "Write to Ann (ann@example.org) by 2025:\n\nIt grows.",
        "From: Almaty\nTo: Xi'an\n\nIt grows.",
        "Two points --\n\nIt grows.",
    ],
)
def test_what_only_looks_like_a_head_is_the_senders(written, body):
    assert own(read_document(written("a.eml", mail(body))))[1] == []


def test_lines_that_a_program_wrapped_are_joined(written):
    flowed = "text/plain; charset=utf-8; format=flowed"
    body = "We will not \nraise taxes.\nNot now.\n> It must \n> close.\n-- \nAnn\n"
    doc = read_document(written("a.eml", mail(body, mime=flowed)))
    assert doc.text.startswith("We will not raise taxes.\n\nNot now.")
    assert own(doc)[1] == ["It must close."]


def test_encodings(written):
    quoted = mail("70 =E2=82=AC a ton, =\nnot 7.", "Content-Transfer-Encoding: quoted-printable\n")
    assert read_document(written("a.eml", quoted)).text == "70 € a ton, not 7."
    koi = mail("", mime="text/plain; charset=koi8-r").encode() + "Порт закрыт.".encode("koi8-r")
    assert read_document(written("b.eml", koi)).text == "Порт закрыт."
    wrong = mail("", mime="text/plain; charset=us-ascii").encode() + "Порт закрыт.".encode()
    assert read_document(written("c.eml", wrong)).text == "Порт закрыт."


def message(plain, html=None):
    made = EmailMessage()
    made["From"], made["Date"], made["Subject"] = "Ann <a@b.org>", "21 Jun 2022 10:00", "Port"
    made.set_content(plain)
    if html:
        made.add_alternative(html, subtype="html")
    return made


HTML = (
    "<p>Trade grew 10<sup>6</sup> times<br>in a year.</p><blockquote>It fell.</blockquote>"
    "<p><b>From:</b> Bo<br><b>Sent:</b> Monday<br><b>To:</b> Ann<br><b>Subject:</b> Port</p>"
    "<p>It closes.</p>"
)


def test_html_is_read_where_the_plain_text_is_a_stub(written):
    doc = read_document(written("a.eml", message("Open in a browser.", HTML).as_bytes()))
    assert own(doc) == (["Trade grew 10⁶ times\nin a year."], ["It fell.", "It closes."])
    twice = message("Trade grew a million times in a year.", HTML)
    assert read_document(written("b.eml", twice.as_bytes())).text.startswith("Trade grew a million")


def test_html_names_who_is_quoted_where_the_level_is_plain(written):
    made = message(
        "Stub.",
        "<p>We disagree with most of this.</p><div>On Mon, 2 Jun 2025 at 10:30, Bo Li &lt;"
        "<a href='mailto:bo@example.org'>bo@example.org</a>&gt; wrote:<br></div>"
        "<blockquote><p>It closes.</p><div>Cy Orr wrote:</div>"
        "<blockquote>It opens.</blockquote><p>So he says.</p></blockquote><p>Not we.</p>",
    )
    doc = read_document(written("a.eml", made.as_bytes()))
    assert own(doc)[0][-1] == "Not we."
    assert quoted(doc) == [
        ("Bo Li", "It closes."),
        ("Bo Li", "Cy Orr wrote:"),
        (None, "It opens."),
        (None, "So he says."),
    ]


def test_attachments_are_listed_and_a_forwarded_mail_is_quoted(written):
    made = message("See below.")
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="report.pdf")
    made.add_attachment(message("The port is shut."))
    doc = read_document(written("a.eml", made.as_bytes()))
    assert own(doc) == (["See below."], ["The port is shut."])
    assert quoted(doc) == [("Ann", "The port is shut.")]
    assert "report.pdf" in doc.left_out[0].what


@pytest.mark.parametrize("data", ["", "Just a text.\nOf two lines.\n", "\x89PNG\r\n\x1a\n"])
def test_what_is_no_mail_is_refused(written, data):
    with pytest.raises(SourceUnreadableError, match="headers"):
        read_document(written("a.eml", data))


def test_a_mail_that_breaks_off_says_so(written):
    made = message("Words.", "<p>Words.</p>").as_bytes()
    doc = read_document(written("a.eml", made[: made.rindex(b"--")]))
    assert doc.text == "Words."
    assert "breaks the rules" in doc.damage[0].message


def test_parts_within_parts_are_bounded(written):
    deep = "Words."
    for number in range(60):
        deep = (
            f'Content-Type: multipart/mixed; boundary="b{number}"\n\n--b{number}\n{deep}\n'
            f"--b{number}--\n"
        )
    assert read_document(written("a.eml", HEADERS + deep)).damage


@pytest.mark.parametrize(
    "start", ["From: " + "(" * 90_000, "Subject: " + "=?utf-8?q?x?= " * 90_000]
)
def test_headers_without_end_are_cut(written, start):
    doc = read_document(written("a.eml", f"{start}\nDate: 21 Jun 2022 10:00\n\nWords.\n"))
    assert doc.text == "Words."
    assert len(doc.metadata.get("title", "")) < 10_000


def test_control_characters_of_headers_are_no_words(written):
    head = "From: ann@example.org\nSubject: Rice\x04grew\nContent-Type: text/plain; charset=\0\n"
    doc = read_document(written("a.eml", f"{head}\nWords.\n"))
    assert doc.metadata["title"] == "Rice grew"
    assert doc.text == "Words."
