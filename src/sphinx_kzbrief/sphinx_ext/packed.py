"""A mapping on the build environment whose values stay pickled until they are asked for.

Sphinx loads the whole environment on every build. Most builds look at few pages, and a project
of a thousand pages holds tens of thousands of records.
"""

from __future__ import annotations

import pickle
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_Value = TypeVar("_Value")


class Packed(MutableMapping[str, _Value], Generic[_Value]):
    """A dictionary that pickles its values one by one, and loads each at its first use.

    Values must not be changed in place: what was loaded and not set anew keeps its old form.
    """

    def __init__(self, packed: dict[str, bytes] | None = None) -> None:
        """Make a mapping of values in their pickled form."""
        self._packed: dict[str, bytes | None] = dict(packed or {})
        self._values: dict[str, _Value] = {}

    def __reduce__(self) -> tuple[Callable[..., Packed[_Value]], tuple[dict[str, bytes]]]:
        """Pickle every value by itself; what was not set anew is taken over as it is."""
        for key, packed in self._packed.items():
            if packed is None:
                self._packed[key] = pickle.dumps(self._values[key], pickle.HIGHEST_PROTOCOL)
        return type(self), (dict(self._packed),)  # type: ignore[arg-type]  # filled just above

    def __getitem__(self, key: str) -> _Value:
        """Return a value."""
        if key not in self._values:
            packed = self._packed[key]
            assert packed is not None  # noqa: S101 - a value is in one of the two
            # The bytes came with Sphinx's own pickle, which is as trusted as they are.
            self._values[key] = pickle.loads(packed)  # noqa: S301
        return self._values[key]

    def __setitem__(self, key: str, value: _Value) -> None:
        """Set a value."""
        self._packed[key] = None
        self._values[key] = value

    def __delitem__(self, key: str) -> None:
        """Forget a value."""
        del self._packed[key]
        self._values.pop(key, None)

    def __contains__(self, key: object) -> bool:
        """Tell whether there is a value, without loading it."""
        return key in self._packed

    def __iter__(self) -> Iterator[str]:
        """Iterate over the keys, without loading values."""
        return iter(self._packed)

    def __len__(self) -> int:
        """Return the number of values."""
        return len(self._packed)
