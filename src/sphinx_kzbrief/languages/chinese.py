"""Words of Chinese."""

from __future__ import annotations

from typing import Final

from sphinx_kzbrief.languages.model import Language, Turning

CHINESE: Final = Language(
    code="zh",
    spaced=False,
    asks=frozenset({
        "主持人", "問", "提问", "記者", "记者", "问",
    }),
    answers=frozenset({
        "受访者", "嘉宾", "答",
    }),
    bylines=frozenset({
        "作者", "本报记者", "本報記者", "撰文", "特约记者", "記者", "记者",
    }),
    editors=frozenset({
        "編輯", "编辑", "責任編輯", "责任编辑", "责编", "責編",
    }),
    nobodies=frozenset({
        "本报讯", "管理员", "管理員", "编辑部", "編輯部",
    }),
    turning=Turning(
        negations=frozenset({
            "不", "不同意", "不是", "从不", "从未", "反对", "否认", "尚未", "并非", "拒绝", "无法",
            "未", "未能", "没", "没有", "禁止", "绝不", "缺乏", "避免", "难以",
        }),
        hedges=frozenset({
            "也许", "似乎", "假设", "可能", "大概", "希望", "怀疑", "恐怕", "或许", "所谓", "打算",
            "担心", "据称", "推测", "涉嫌", "试图", "预计",
        }),
        reports=frozenset({
            "声称", "宣布", "宣称", "报道", "指出", "指责", "据报道", "表示", "警告", "认为", "说",
            "透露",
        }),
        neutral=frozenset({
            "不久", "不仅", "不但", "不可或缺", "不同", "不少", "不得不", "不断", "不管", "不论",
            "不过", "学说", "小说", "未来", "来说",
        }),
        heads=frozenset({
            "一旦", "万一", "倘若", "假如", "只要", "如果", "要是", "除非",
        }),
        behind=frozenset({
            "只要", "如果", "除非",
        }),
        approximations=frozenset({
            "不到", "仅", "仅有", "只有", "大约", "将近", "约", "至少", "超过", "近",
        }),
        scales=frozenset({
            "万", "亿", "余", "億", "千", "百", "萬", "％",
        }),
        parts=frozenset({
            "一些", "前", "原", "少数", "部分",
        }),
    ),
    function_words=frozenset({
        "为什么", "什么", "何时", "吗", "呢", "哪些", "哪个", "哪里", "多少", "如何", "怎么",
        "怎样", "是否", "谁",
    }),
    reactions=frozenset({
        "掌声", "掌聲", "笑", "笑声", "笑聲", "鼓掌",
    }),
    negators=frozenset({
        "不", "无", "未", "沒", "没", "無", "非",
    }),
    articles=frozenset({
        "第{}条",
    }),
    sections=frozenset({
        "第{}节",
    }),
)  # fmt: skip
