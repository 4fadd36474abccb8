"""Characters of the font Symbol, which word processors keep by their place in that font."""

from __future__ import annotations

from typing import Final

_FROM_SPACE: Final = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
    "[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_FROM_A0: Final = (
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
)
_PRIVATE: Final = 0xF000
_SYMBOL: Final = {
    **{0x20 + at: sign for at, sign in enumerate(_FROM_SPACE)},
    **{0xA0 + at: sign for at, sign in enumerate(_FROM_A0)},
    **dict(zip(range(0xF1, 0xFF), "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭", strict=True)),
}
"""Adobe's Symbol encoding, from its table of Unicode values."""
_IN_PRIVATE_USE: Final = {_PRIVATE + code: sign for code, sign in _SYMBOL.items()}


def is_symbol_font(name: str | None) -> bool:
    """Tell whether a font is Symbol, by its name."""
    return (name or "").strip().casefold() in {"symbol", "symbol mt", "standard symbols l"}


def symbols(text: str, *, bytewise: bool = False) -> str:
    """Return what text set in the font Symbol shows.

    Args:
        text: The text, its characters at U+F020 to U+F0FF; others stay as they are.
        bytewise: Whether characters below U+0100 are places in the font as well.
    """
    shown = text.translate(_IN_PRIVATE_USE)
    return shown.translate(_SYMBOL) if bytewise else shown
