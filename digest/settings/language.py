"""content/language.yaml -> the texts that a site says in place of digest's own, or every fault of the file.

The file is built as those that ship with digest (digest/wording/languages): groups of keys with texts, and below a text
that is about a number one form for each plural category of the language. A site may set single texts of a language
that digest speaks, or all texts of one that it doesn't.
"""

from __future__ import annotations

from collections.abc import Iterator

from digest.errors import Fault
from digest.settings.forms import nearest
from digest.settings.nodes import BrokenNode, Entry, MappingNode, Node, ScalarNode
from digest.settings.wording import found
from digest.settings.yaml_reader import MAX_FAULTS
from digest.wording.languages import languages, texts
from digest.wording.plurals import categories
from digest.wording.words import FALLBACK, NAMES, PLACEHOLDER, is_spoken, texts_of

LANGUAGE = "content/language.yaml"
# Below it names are free: they are what {n:NAME} looks a number up in.
NUMBERS = "numbers"
# Texts that are lists of names, and how many each must have.
_LENGTHS = {"dates.months": 12, "dates.weekdays": 7}
_OTHER = ".other"


def is_known(language: str, *, has_own: bool, line: int) -> Iterator[Fault]:
    """Yield a fault where nothing has words for the language of site.yaml, which stands there in this line."""
    if not is_spoken(language) and not has_own:
        told = f"expected a language that digest speaks ({', '.join(languages())}), found '{language}'"
        yield Fault("site.yaml", line, "language", f"{told}; or put all of its texts into {LANGUAGE}")


def own_words(root: MappingNode, language: str) -> tuple[tuple[tuple[str, str], ...], tuple[Fault, ...]]:
    """Return the texts in the file by dotted key, and its faults, at most `MAX_FAULTS`."""
    walk = _Walk(language)
    walk.group(root, "")
    walk.check_placeholders()
    if not is_spoken(language) and not walk.faults:
        walk.report_missing()
    return tuple(walk.texts.items()), tuple(walk.faults[:MAX_FAULTS])


class _Walk:
    """Goes through the groups of the file, against the English texts, which say what keys there are."""

    def __init__(self, language: str) -> None:
        self.faults: list[Fault] = []
        self.texts: dict[str, str] = {}
        self._lines: dict[str, int] = {}
        self._known = texts(FALLBACK)
        self._groups = {key[:at] for key in self._known for at in _dots(key)}
        self._forms = categories(language)
        self._base = texts_of(language) if is_spoken(language) else {}

    def group(self, node: MappingNode, path: str) -> None:
        for entry in node.entries:
            self._entry(entry, f"{path}.{entry.key}" if path else entry.key, path)

    def _entry(self, entry: Entry, key: str, path: str) -> None:
        node = entry.node
        if isinstance(node, BrokenNode):
            return
        if f"{key}{_OTHER}" in self._known:
            self._plural(node, key)
        elif key in self._groups:
            self._expect_group(node, key)
        elif key in self._known or path == NUMBERS:
            self._text(node, key)
        else:
            self._unknown(entry, path)

    def _expect_group(self, node: Node, key: str) -> None:
        if isinstance(node, MappingNode):
            self.group(node, key)
        else:
            self._report(node.line, key, f"expected keys with texts, found {found(node)}")

    def _plural(self, node: Node, key: str) -> None:
        forms = ", ".join(self._forms)
        if not isinstance(node, MappingNode):
            self._report(node.line, key, f"expected a form for each of {forms}, found {found(node)}")
            return
        for entry in node.entries:
            if entry.key in self._forms:
                self._text(entry.node, f"{key}.{entry.key}")
            else:
                self._report(
                    entry.line, f"{key}.{entry.key}", f"expected one of the forms {forms}, found '{entry.key}'"
                )

    def _text(self, node: Node, key: str) -> None:
        if isinstance(node, BrokenNode):
            return
        if not isinstance(node, ScalarNode) or node.kind != "text":
            self._report(node.line, key, f"expected text, found {found(node)}; write it in quotes")
            return
        length = _LENGTHS.get(key)
        if length and len(node.text.split()) != length:
            told = f"expected {length} names with spaces between them, found {len(node.text.split())}"
            self._report(node.line, key, told)
        elif key == "numbers.grouped_from" and not node.text.isdecimal():
            self._report(node.line, key, f"expected a number of digits in quotes, found {found(node)}")
        else:
            self.texts[key], self._lines[key] = node.text, node.line

    def _unknown(self, entry: Entry, path: str) -> None:
        inside = f"{path}." if path else ""
        choices = {key[len(inside) :].partition(".")[0]: None for key in self._known if key.startswith(inside)}
        meant = nearest(entry.key, choices)
        advice = f"did you mean {meant}?" if meant else f"known here: {', '.join(choices)}"
        self._report(entry.line, f"{inside}{entry.key}", f"expected a known key, found '{entry.key}'; {advice}")

    def check_placeholders(self) -> None:
        """Report what stands in braces and is not what the text is given, or names a table that there isn't."""
        tables = {key.partition(".")[2] for key in (*self._base, *self.texts) if key.startswith(f"{NUMBERS}.")}
        for key, text in self.texts.items():
            given = self._given(key)
            for placeholder in PLACEHOLDER.finditer(text):
                name, table = placeholder.groups()
                if name not in given:
                    shown = ", ".join(f"{{{one}}}" for one in sorted(given)) or "nothing in braces"
                    self._report(self._lines[key], key, f"expected {shown}, found {placeholder[0]}")
                elif table and table not in tables | NAMES:
                    told = f"expected a list that stands under {NUMBERS}, found {placeholder[0]}; add {NUMBERS}.{table}"
                    self._report(self._lines[key], key, told)

    def _given(self, key: str) -> set[str]:
        """Return the names of the values that a text is given: those that one of its English forms has."""
        plural = f"{key.rpartition('.')[0]}{_OTHER}"
        english = [self._known[one] for one in (key, plural) if one in self._known]
        names = {match[1] for text in english for match in PLACEHOLDER.finditer(text)}
        return names | {"n"} if plural in self._known else names

    def report_missing(self) -> None:
        """Report the texts that a language of the site's own lacks."""
        plural = {key.removesuffix(_OTHER) for key in self._known if key.endswith(_OTHER)}
        single = [key for key in self._known if key.rpartition(".")[0] not in plural]
        wanted = single + [f"{key}.{form}" for key in sorted(plural) for form in self._forms]
        for key in wanted:
            if key not in self.texts:
                self._report(0, key, "expected a text, found none; add it, as digest has none in this language")

    def _report(self, line: int, key: str, message: str) -> None:
        self.faults.append(Fault(LANGUAGE, line, key, message))


def _dots(key: str) -> Iterator[int]:
    yield from (at for at, character in enumerate(key) if character == ".")
