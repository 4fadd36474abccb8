"""Chinese: what is said around a number, of change, base, period and rate."""

from __future__ import annotations

from sphinx_kzbrief.figures.lexicons.model import StatementWords

_YEAR = "(?:1[89]|20)[0-9]{2}"

CHINESE_STATEMENTS = StatementWords(
    rise="上调|调高|攀升|飙升|走高|扩张|增长|上升|上涨|提高|增加|提升|扩大|增|升|涨",
    fall="下调|调低|下滑|走低|下挫|收缩|下降|下跌|减少|回落|降低|缩小|萎缩|降|跌|减",
    surplus="顺差|盈余",
    deficit="逆差|赤字",
    rise_after="的(?:增长|增幅|涨幅|上升)",
    fall_after="的(?:下降|降幅|跌幅|减少)",
    more="(?!)",
    less="(?!)",
    between="了|约|近|超|超过|(?:1[89]|20)[0-9]{2}年的?",
    by="(?!)",
    to="到|至",
    start="从|由",
    stands="达到|达|为|共计|合计|占(?:[^，。；0-9]{0,16}的)?",
    part="的(?![增涨降跌减上下])",
    rates_of_change="增速|增幅|涨幅|通胀率?|通货膨胀率?|增长率",
    flows="通胀率?|通货膨胀率?|增速|增幅|涨幅|增长率",
    paces="放缓|加快|放慢",
    breaks="[，；：（）、,;]|并|而|且",
    negated="未|没有|没|不会|不能|不得|不",
    respectively=r"分别",
    hedges="预计|预测|估计|计划|预期|将",
    said="表示|预计|报道|公布|显示",
    bases=(
        ("同比|比上年|较上年|比去年|较去年", "year"),
        ("(?:比|较)上月|月环比", "month"),
        ("(?:比|较)上(?:个)?季度?|季环比", "quarter"),
        ("(?:比|较)上周", "week"),
        ("环比(?!指数)", "period"),
        (rf"(?:比|较)(?P<y>{_YEAR})年", ""),
    ),
    periods=(
        rf"(?P<y>{_YEAR})年?[-—–至到](?P<z>{_YEAR})年",
        rf"(?:(?P<y>{_YEAR})年)?(?P<p>1?[0-9])月?(?:份)?[-–—~～至到](?P<q>1?[0-9])月",
        (
            rf"(?:(?P<y>{_YEAR})年)?(?<![此之日])前(?P<k>[0-9]{{1,2}}|[二两三四五六七八九十])"
            r"(?:个月|(?P<s>个?季度))"
        ),
        rf"(?:(?P<y>{_YEAR})年)?一(?:至|到|-|—)(?P<k>[二三])(?P<s>季度)",
        rf"(?:(?P<y>{_YEAR})年)?第?(?P<p>[一二三四]季度|[上下]半年)",
        rf"(?P<y>{_YEAR})年(?P<p>1?[0-9]月)",
        rf"到(?P<u>{_YEAR})年(?!的)",
        rf"(?P<y>{_YEAR})年",
    ),
    parts={f"{char}季度": str(33 + at) for at, char in enumerate("一二三四")}
    | {"上半年": "40", "下半年": "41"}
    | {f"{at}月": f"{at:02}" for at in range(1, 13)}
    | {char: str(at) for at, char in enumerate("二三四五六七八九十", 2)}
    | {"两": "2"},
    rates=(
        ("每年|年均|年度|全年|年(?:[^，。、；0-9]{0,4})(?:产|能力|量)", "year"),
        ("每月|月均", "month"),
        ("每天|每日|日均|日产|日处理|一天", "day"),
        ("人均|每人", "person"),
        ("每千人", "1000 人"),
        ("每万人", "10000 人"),
        ("每十万人", "100000 人"),
        ("每百万人", "1000000 人"),
    ),
    aliases="，?即|（",
    every="每",
    heads="人均|每人平均",
    spaced=False,
)
"""The Chinese table."""
