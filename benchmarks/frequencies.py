"""Makes digest/cluster/frequencies.txt: in what share of news texts each word stem stands.

Nothing of a text can be got back from it: it holds single stems of letters alone, and of those only what stands in
several texts. Articles come from files of JSON Lines with `title` and `text`.

    python -m benchmarks.frequencies FILE.jsonl ...
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from digest.describe.language import _FUNCTION_WORDS
from digest.text import words

TABLE = Path(__file__).parents[1] / "digest" / "cluster" / "frequencies.txt"
# As in digest/cluster/vectors.py.
STEM = 6
MAX_WORDS = 600
# A stem in fewer texts tells more of those texts than of the language.
LEAST_TEXTS = 6
# The small words of languages that the texts are not in: about as common as those of English are.
SMALL_WORD = 0.4
HEAD = """\
# Share of news texts in which a stem (the first six letters of a word) stands.
# Made by counting texts, as benchmarks/frequencies.py does, in {texts:,} English news articles of public collections;
# only stems of letters in at least six of them. The small words of other languages (digest/describe/language.py) are
# put in by hand, at 0.4. No text can be got back from it.
"""


def shares(texts: Iterable[tuple[str, str]]) -> Mapping[str, float]:
    """Return the share of texts, each (title, body), in which each stem stands."""
    number, total = Counter[str](), 0
    for title, body in texts:
        total += 1
        tokens = {*words(title), *words(body)[:MAX_WORDS]}
        number.update({token[:STEM] for token in tokens if len(token) > 2 or not token.isascii()})
    found = {stem: count / total for stem, count in number.items() if count >= LEAST_TEXTS and stem.isalpha()}
    for language, small in _FUNCTION_WORDS.items():
        for word in () if language == "en" else small:
            if len(word) > 2 or not word.isascii():
                found[word[:STEM]] = max(found.get(word[:STEM], 0.0), SMALL_WORD)
    return found


def main() -> None:
    """Write the table from the files named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+", help="articles as JSON Lines")
    lines = [json.loads(line) for file in parser.parse_args().files for line in file.open(encoding="utf-8")]
    found = shares((line["title"] or "", line["text"]) for line in lines)
    rows = "".join(f"{stem} {share:.4f}\n" for stem, share in sorted(found.items()))
    TABLE.write_text(HEAD.format(texts=len(lines)) + rows, encoding="utf-8", newline="\n")
    print(f"{len(found):,} stems of {len(lines):,} texts in {TABLE}")


if __name__ == "__main__":
    main()
