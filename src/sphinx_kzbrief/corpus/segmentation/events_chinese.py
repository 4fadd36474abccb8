"""Speech events of Chinese, which has neither capitals nor blanks to tell a name by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.segmentation.events import Event
from sphinx_kzbrief.corpus.segmentation.subjects import Subject
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus.segmentation.sentences import Sentence

# What may follow a verb that is part of many other words, such as 说 and 称.
_NOT_A_WORD = r"(?=道|[，,：:“「。！？]|\ue000|$)"
VERBS = re.compile(
    r"表示|指出|强调|认为|透露|补充(?:说|道)?|坦言|提到|宣布|重申|呼吁|回应(?:说|称|道)?|"
    r"写道|(?:告诉|对)(?:本报|本台)?(?:记者|媒体)(?:表示|说|称)?|介绍(?:说|称|道)|"
    rf"(?<![据声名自被小传听])(?:说|称|问|答){_NOT_A_WORD}道?"
)
"""Verbs that bring in what somebody said."""

_CLAUSE_EDGE = re.compile(r"[，,。；;：:！？!?、“”「」\n\ue000]")
_ADJUNCT = re.compile(
    r"\d|今[天日年]|昨[天日]|近日|日前|当[天日]|随后|此前|此外|周[一二三四五六日]|星期|接受|[在对向就于]|"
    r"还|也|则|曾|又|并|同时|进一步|明确|公开|再次|多次|一致|严肃|特别|如此|这样|[一二三四五六七八九十]+[日月]"
)
_LEAD = re.compile(r"(?:但是?|而|不过|同时|此外|然而|因此|其中|对此|据)+")
_TITLE = re.compile(
    r"发言人|总统|主席|总理|部长|外长|大使|秘书长|教授|研究员|专家|主任|院长|所长|代表|记者|学者|议员|"
    r"书记|将军|司令|经理|总裁|先生|女士|博士|顾问|负责人"
)
_FULL_NAME = re.compile(r"[\u4e00-\u9fffA-Z.]{1,8}(?:[·•・][\u4e00-\u9fff]{1,8})+")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏"
    "蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万"
    "顾赖武康贺严尹钱施牛洪龚习温耿华毕"
)
_FOREIGN_ENDS = ("夫", "娃", "娅", "斯基", "斯坦", "宁", "奇", "科", "耶", "京", "普", "登")
_NOBODY = ("部", "社", "会", "报", "局", "方", "国", "府", "体", "司", "士", "家", "们", "者", "界")
_PRONOUNS = frozenset({"他", "她"})
_SELF = frozenset({"我", "我们", "您", "你"})
_NEGATED = re.compile(r"(?:没有?|未|不|尚未|拒绝|不愿)(?:公开|再|进一步|明确)?$")
_LONGEST_SUBJECT = 40
SHORTEST_REPORT = 4


def chinese_events(sentence: Sentence) -> list[Event]:
    """Find the speech events of a Chinese sentence.

    Args:
        sentence: The sentence; what stands between quotation marks is blanked.

    Returns:
        Events in order. Who speaks stays open where no rule can tell a name from other words.
    """
    found: list[Event] = []
    for match in VERBS.finditer(sentence.text):
        subject = _subject(sentence, match.start(), found[-1] if found else None)
        if subject is None:
            continue
        verb = Span(sentence.start + match.start(), sentence.start + match.end())
        clauses = _clauses(sentence, match.end(), subject)
        found.append(Event(verb, min(subject.start, verb.start), verb.end, subject, clauses))
    return [
        Event(
            each.verb,
            each.start,
            each.end,
            each.subject,
            tuple(_until(sentence, clause, found[number + 1 :]) for clause in each.clauses),
        )
        for number, each in enumerate(found)
    ]


def _subject(sentence: Sentence, verb: int, previous: Event | None) -> Subject | None:
    """Read who stands before a verb, back to the last mark; None for who writes or asks."""
    edges = [found.end() for found in _CLAUSE_EDGE.finditer(sentence.text, 0, verb)]
    first = max([*edges[-1:], verb - _LONGEST_SUBJECT, 0])
    words = sentence.text[first:verb]
    lead = _LEAD.match(words)
    if lead is not None:
        first, words = first + lead.end(), words[lead.end() :]
    adjunct = _ADJUNCT.search(words)
    words = (words[: adjunct.start()] if adjunct else words).strip()
    at = sentence.start + first
    if words in _SELF or _NEGATED.search(words):
        return None
    if words in _PRONOUNS:
        return Subject(at, sentence.last)
    if words:
        name = name_in(words)
        return Subject(at, name, None if name else words)
    if previous is not None:
        return Subject(at, previous.subject.name, previous.subject.label)
    # "5月3日，赵立坚在记者会上，表示" names nobody next to the verb.
    return Subject(at, None) if first == 0 or sentence.text[first - 1] in "，,”」\ue000" else None


def name_in(words: str) -> str | None:
    """Return the person that a subject names, titles before and after the name left out."""
    titles = list(_TITLE.finditer(words))
    tail = words[titles[-1].end() :] if titles else words
    if titles and not tail:
        tail = words[: titles[-1].start()]
        foreign = 3 <= len(tail) <= 6 and tail.endswith(_FOREIGN_ENDS)
        if not _is_chinese_name(tail) and not foreign:
            return None
    full = _FULL_NAME.fullmatch(tail)
    if full is not None:
        return tail
    if not _HAN.fullmatch(tail):
        return None
    if titles and 2 <= len(tail) <= 6 and not tail.endswith(_NOBODY):
        return tail
    if _is_chinese_name(tail):
        return tail
    return tail if 3 <= len(tail) <= 6 and tail.endswith(_FOREIGN_ENDS) else None


def _is_chinese_name(words: str) -> bool:
    return 2 <= len(words) <= 3 and words[0] in _SURNAMES and not words.endswith(_NOBODY)


def _clauses(sentence: Sentence, after: int, subject: Subject) -> tuple[Span, ...]:
    """Find what an event retells: what follows the verb, or all before it at the end."""
    rest = sentence.text[after:]
    words = rest.lstrip("，,：:道 ")
    start = len(sentence.text) - len(words)
    if words.strip("。！？!?”」\ue000 ") and len(words.strip("。！？!? ")) < SHORTEST_REPORT:
        return ()
    if words.strip("。！？!?”」\ue000 "):
        return (Span(sentence.start + start, sentence.end),)
    before = sentence.text[: subject.start - sentence.start].rstrip()
    if before.endswith(("，", ",")) and (subject.name or subject.label):
        return (Span(sentence.start, sentence.start + len(before) - 1),)
    return ()


def _until(sentence: Sentence, clause: Span, following: list[Event]) -> Span:
    """End a clause where the next event begins."""
    for event in following:
        if clause.start < event.start < clause.end:
            words = sentence.text[clause.start - sentence.start : event.start - sentence.start]
            return Span(clause.start, clause.start + len(words.rstrip("，,；;、 并而且")))
    return clause
