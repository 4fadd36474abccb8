"""Words about names, as data: what stands before and behind them, and surnames that come first.

All are case-folded and without full stops.
"""

from __future__ import annotations

import re
from typing import Final

COURTESY: Final = frozenset(
    {
        "mr", "mrs", "ms", "miss", "mx", "mme", "mlle", "herr", "frau", "señor", "señora",
        "dr", "prof", "professor", "sen", "senator", "rep", "gov",
        "governor", "amb", "ambassador", "president", "premier", "chairman", "minister",
        "secretary", "г-н", "г-жа", "господин", "госпожа", "президент", "премьер", "министр",
        "председатель", "товарищ",
    }
)  # fmt: skip
"""Titles behind which a family name stands, never a given one."""

JOINTS: Final = frozenset({"of", "for", "and", "&", "to", "the", "at"})
"""Words that join the parts of an office."""

ASIDE: Final = frozenset(
    {
        "jr", "sr", "ii", "iii", "iv", "esq", "phd", "md", "mp", "mep", "qc", "kc", "мл", "ст",
        "мырза", "ханым", "мырзаның", "төрағасы",
    }
)  # fmt: skip
"""What stands behind a name and is no part of it: generations, degrees, Kazakh courtesy."""

ACADEMIC: Final = frozenset(
    {
        "dr", "prof", "professor", "assoc", "asst", "mr", "mrs", "ms", "д-р", "доктор", "проф",
        "профессор", "акад", "академик",
    }
)  # fmt: skip
"""What stands before a whole name and is no given one."""

DEGREES: Final = frozenset(
    {"phd", "md", "msc", "bsc", "mba", "mph", "dphil", "dsc", "llm", "esq", "кэн", "дэн", "ктн"}
)
"""What stands behind a whole name, and is nobody's name as "Ma" is."""

PARTICLES: Final = frozenset(
    {
        "van", "von", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "das", "du",
        "la", "le", "lo", "ten", "ter", "zu", "zur", "af", "av", "bin", "ibn", "ben", "al", "el",
        "y", "e", "фон", "ван", "де", "дер", "ла", "аль", "эль", "бен", "ибн",
    }
)  # fmt: skip
"""Words of a family name that may be left out with it."""

NOBODY: Final = ("interviewer", "interviewee", "unnamed")
"""How a label begins that names no person."""

CHINESE: Final = frozenset(
    {
        "bai", "cai", "cao", "chang", "chen", "cheng", "cui", "dai", "deng", "ding", "dong", "du",
        "duan", "fan", "fang", "feng", "fu", "gao", "gong", "gu", "guo", "han", "hao", "he",
        "hou", "hu", "huang", "jia", "jiang", "jin", "kang", "kong", "lai", "lei", "li", "liang",
        "liao", "lin", "liu", "long", "lu", "luo", "ma", "mao", "meng", "mo", "pan", "peng",
        "qian", "qiao", "qin", "qiu", "ren", "shao", "shen", "shi", "song", "su", "sun", "tan",
        "tang", "tao", "tian", "wan", "wang", "wei", "wen", "wu", "xi", "xia", "xiang", "xiao",
        "xie", "xiong", "xu", "xue", "yan", "yang", "yao", "ye", "yi", "yin", "yu", "yuan",
        "zeng", "zhang", "zhao", "zheng", "zhong", "zhou", "zhu", "zou",
    }
)  # fmt: skip
"""The commonest Chinese surnames in pinyin."""

CHINESE_GIVEN: Final = re.compile(
    r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui"
    r"|un|üe|ue|[aoeiuüv])"
    r"(?:-?(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])"
    r"(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui"
    r"|un|üe|ue|[aoeiuüv]))?"
)
"""A Chinese given name in pinyin: one syllable or two."""

KOREAN: Final = frozenset(
    {
        "ahn", "bae", "ban", "baek", "cha", "cho", "choe", "choi", "chun", "chung", "han", "heo",
        "hong", "hwang", "hyun", "im", "jang", "jeon", "jeong", "ji", "jo", "jung", "kang", "kim",
        "ko", "kwak", "kwon", "lee", "lim", "min", "moon", "nam", "no", "noh", "oh", "pak",
        "park", "rhee", "ri", "roh", "ryu", "seo", "shim", "shin", "sohn", "son", "song", "suh",
        "sung", "woo", "yang", "yeo", "yi", "yoo", "yoon", "yu", "yun",
    }
)  # fmt: skip
"""The commonest Korean surnames in Latin letters."""

KOREAN_GIVEN: Final = re.compile(
    r"(?:[bcdghjkmnprstwy]|ch|ky|my|hy|gy|ry|jj)?(?:yeo|yae|eo|eu|ae|ui|oo|ee|ye|yo|yu|ya|wo|wa|oi"
    r"|[aeiou])(?:ng|[nmlkpth])?-"
    r"(?:[bcdghjklmnprstwy]|ch|ky|my|hy|gy|ry|jj)?(?:yeo|yae|eo|eu|ae|ui|oo|ee|ye|yo|yu|ya|wo|wa|oi"
    r"|[aeiou])(?:ng|[nmlkpth])?"
)
"""A Korean given name in Latin letters: two syllables, parted by a space or a hyphen."""

PATRONYMIC: Final = re.compile(
    r"\w{2,}(?:ович|евич|ьич|овна|евна|ична|ұлы|улы|қызы|кызы|ovich|evich|ovna|evna|uly|kyzy)"
)
"""A patronymic of Russian or Kazakh, which ends a name that begins with the family name."""

SURNAME: Final = re.compile(
    r"[^\W\d_a-z]{2,}(?:[оеё]ва?|ина?|ск(?:ий|ая)|цк(?:ий|ая)|енко|чук|швили|дзе|ян)"
)
"""The form of most surnames in Cyrillic letters; some given names have it as well."""

HAN_COMPOUND: Final = frozenset(
    {
        "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "东方", "皇甫", "尉迟", "公孙",
        "慕容", "令狐", "夏侯", "司徒", "端木", "百里", "长孙", "宇文", "轩辕", "南宫", "西门",
        "澹台", "拓跋",
    }
)  # fmt: skip
"""Chinese surnames of two characters."""

HAN_SURNAMES: Final = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高郑鄭梁谢謝宋唐许許韩韓邓鄧冯馮曹彭曾肖萧蕭"
    "田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏傅方邹鄒熊白孟秦"
    "邱侯江尹薛闫阎閻段雷龙龍史陶贺賀毛郝顾顧龚龔邵万萬覃武钱錢戴严嚴莫孔向常巫"
)
"""The commonest Chinese surnames of one character, in both scripts."""

HAN_TITLES: Final = (
    "国家主席", "国务院总理", "总书记", "外交部长", "副总理", "副部长", "发言人", "董事长",
    "总经理", "主席", "总统", "總統", "总理", "總理", "首相", "部长", "部長", "外长", "外長",
    "大使", "教授", "博士", "先生", "女士", "小姐", "同志", "书记", "省长", "市长", "议员",
    "記者", "记者", "老师", "司长", "局长", "院长", "校长", "主任", "主编",
)  # fmt: skip
"""Offices in Han characters, before or behind a name, the longer first."""

FAMILY_FIRST: Final = frozenset({"hu", "ja", "ko", "zh"})
"""Languages of texts that set the family name first."""

FORMS: Final = str.maketrans(
    {**dict.fromkeys("’ʼ‘`´＇", "'"), **dict.fromkeys("‐‑‒–—", "-"), **dict.fromkeys("•‧・", "·")}
)
"""Apostrophes, hyphens and middle dots, each in one form."""
