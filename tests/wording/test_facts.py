"""What is known of an article is told with where it is known from, in the language of the site."""

from __future__ import annotations

import pytest

from digest.settings.values import Register
from digest.wording.facts import known_facts
from digest.wording.words import words_for
from tests.make import article

BODY = "The eastern lock in Saltmere was closed on Sunday after a barge had struck the gate. Nobody was hurt."
PASTE = f"Lock closed after barge strikes gate\nHarbour Radio\n2 months ago\n\nSALTMERE (Reuters) - {BODY}"
DECLARED = f"---\npublished: 2026-05-04\nupdated: 5 May 2026\nlanguage: en\n---\n{BODY}\n"


def told(text: str, path: str, language: str) -> dict[str, tuple[str, str]]:
    facts = known_facts(article(text, path, Register()), words_for(language))
    return {fact.name: (fact.value, fact.where) for fact in facts}


@pytest.mark.parametrize(
    ("language", "line", "published"),
    [("en", "line 2", "line 3, gives no day"), ("de", "Zeile 2", "Zeile 3, ergibt keinen Tag")],
)
def test_what_the_first_lines_say_is_told_with_its_line(language: str, line: str, published: str) -> None:
    facts = told(PASTE, "a.txt", language)
    assert facts["outlet"] == ("Harbour Radio", line)
    assert facts["published"] == ("2 months ago", published)
    assert facts["agency"][0] == "Reuters"
    assert "updated" not in facts


@pytest.mark.parametrize(("language", "line"), [("en", "line 2"), ("de", "Zeile 2")])
def test_a_date_is_told_with_its_line(language: str, line: str) -> None:
    text = f"Lock closed after barge strikes gate\n2026-05-04\n\n{BODY}"
    assert told(text, "a.txt", language)["published"] == ("2026-05-04", line)


@pytest.mark.parametrize(
    ("language", "plain", "stated"),
    [
        ("en", "front matter", "front matter, stated as “5 May 2026”"),
        ("de", "Front Matter", "Front Matter, angegeben als „5 May 2026“"),
    ],
)
def test_a_date_that_was_written_otherwise_is_told_as_written(language: str, plain: str, stated: str) -> None:
    facts = told(DECLARED, "a.md", language)
    assert facts["published"] == ("2026-05-04", plain)
    assert facts["updated"] == ("2026-05-05", stated)
