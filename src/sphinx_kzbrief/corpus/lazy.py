"""A mapping that makes its values when they are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_Value = TypeVar("_Value")


class LazyMapping(Mapping[str, _Value], Generic[_Value]):
    """Read-only mapping over raw texts, each turned into its value once.

    Args:
        raw: The raw text of each key.
        make: Makes the value of a key from its raw text.
    """

    def __init__(self, raw: Mapping[str, str], make: Callable[[str, str], _Value]) -> None:
        self._raw = raw
        self._make = make
        self._made: dict[str, _Value] = {}

    def __getitem__(self, key: str) -> _Value:
        """Return the value of a key."""
        if key not in self._made:
            self._made[key] = self._make(key, self._raw[key])
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        """Tell whether there is such a key, without making its value."""
        return key in self._raw

    def __iter__(self) -> Iterator[str]:
        """Iterate over the keys in written order."""
        return iter(self._raw)

    def __len__(self) -> int:
        """Return the number of keys."""
        return len(self._raw)
