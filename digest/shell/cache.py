"""What a build computed, kept for the next: results of the stages that see one file, or one story, at a time.

A result is found again by all that it was made from: the function with its settings, the item, digest's own files and
the libraries beside them. So nothing here can be out of date, and what the last build didn't ask for is dropped.
"""

from __future__ import annotations

import io
import pickle
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta, timezone
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, Self, TypeVar

import msgspec

from digest import values
from digest.shell.engine import Processes
from digest.shell.results import Results

Item = TypeVar("Item")
Result = TypeVar("Result")

FOLDER = ".digest-cache"
_KEY_BYTES = 20
# In bytes. A file of 100,000 articles is one item: its result, held once more, is what would take the memory.
_LARGEST = 16_000_000
_PACKAGE = Path(values.__file__).parent
_CLASSES = {
    **{("datetime", one.__name__): one for one in (date, datetime, timedelta, timezone)},
    **{(values.__name__, name): one for name, one in vars(values).items() if isinstance(one, type)},
}


class Cache:
    """A `map` that computes only what isn't kept in the cache of a site folder, and has `run` do so.

    Results come in the order of the items. What is new is kept as the context ends; what wasn't asked for is dropped if
    nothing went wrong.
    """

    def __init__(self, site_dir: Path, run: Processes) -> None:
        self._folder = site_dir / FOLDER
        self._run = run
        self._used: set[bytes] = set()

    def __enter__(self) -> Self:
        """Look for what is kept."""
        self._results = Results(self._folder)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Keep what is new."""
        if kind is None:
            self._results.drop(self._results.keys - self._used)
        self._results.close()

    def __call__(self, function: Callable[[Item], Result], items: Sequence[Item], /) -> Iterator[Result]:
        """Return what `function`, which may be partial, gives for each item."""
        of_function = _digest(_made_with(), *_parts(function))
        keys = [_digest(of_function, item) for item in items]
        self._used.update(keys)
        kept = self._results.keys
        new = iter(self._run(function, [item for item, key in zip(items, keys, strict=True) if key not in kept]))
        for item, key in zip(items, keys, strict=True):
            found = self._found(key) if key in kept else None
            if found is not None:
                yield found
                continue
            result = function(item) if key in kept else next(new)
            self._keep(key, result)
            yield result

    def _found(self, key: bytes) -> Any:  # noqa: ANN401 - whatever the function gives, but never None
        data = self._results.get(key)
        with suppress(pickle.UnpicklingError, AttributeError, EOFError, IndexError, TypeError, ValueError):
            return _Reader(io.BytesIO(data)).load() if data is not None else None
        return None

    def _keep(self, key: bytes, result: object) -> None:
        file = _Bounded()
        with suppress(_TooLargeError):
            pickle.Pickler(file, protocol=5).dump(result)
            self._results.put(key, file.getvalue())


class _Reader(pickle.Unpickler):
    """Makes values of the stages and nothing else, whoever wrote the file."""

    def find_class(self, module: str, name: str) -> type:
        try:
            return _CLASSES[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} is no value of a stage") from None


class _TooLargeError(Exception):
    """A result is too large to be kept."""


class _Bounded(io.BytesIO):
    def write(self, data: Any, /) -> int:  # noqa: ANN401 - typeshed's name for it comes with Python 3.12
        if self.tell() + len(memoryview(data)) > _LARGEST:
            raise _TooLargeError
        return super().write(data)


def _parts(function: Callable[..., object]) -> tuple[object, ...]:
    """Return what tells a function from others: its name, and what it was given already."""
    if isinstance(function, partial):
        return (*_parts(function.func), function.args, function.keywords)
    return (function.__module__, function.__qualname__)


def _digest(*made_from: object) -> bytes:
    return blake2b(_ENCODER.encode(made_from), digest_size=_KEY_BYTES).digest()


def _state(value: object) -> object:
    """Return what makes a value that isn't plain data what it is."""
    return (value.pattern, value.flags) if isinstance(value, re.Pattern) else vars(value)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_state, order="deterministic")


@cache
def _made_with() -> bytes:
    """Return a digest of all that makes results besides what it is given: digest itself, the libraries, Python."""
    libraries = sorted(found.name for folder in sys.path for found in Path(folder).glob("*.dist-info"))
    own = (path for path in sorted(_PACKAGE.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
    return _digest(sys.version, libraries, [(str(path.relative_to(_PACKAGE)), path.read_bytes()) for path in own])
