"""The stage's cases: what each article, or each pair of articles, is read to say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.relate import Creditable, relate
from digest.relate.figures import claims, shown
from digest.settings.values import OutletEntry, Register
from digest.values import Relations, Story
from tests.casefile import Case, read_cases
from tests.make import article, story
from tests.said import said

CASES = Path(__file__).parent / "cases"
REGISTER = Register(
    outlets=(OutletEntry(name="The Saltmere Gazette", aliases=("Gazette",)), OutletEntry(name="Harbour Radio"))
)


def cases(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", read_cases(CASES / f"{name}.md"), ids=lambda case: case.title)


def told(case: Case) -> tuple[Story, Relations]:
    made = story([text for label, text in sorted(case.blocks.items()) if len(label) == 1], REGISTER)
    return made, relate(made, Creditable(REGISTER, made.articles))


@cases("credits")
def test_credits(case: Case) -> None:
    found = article(case.blocks["text"], register=REGISTER)
    found_credits = [f"{credit.outlet} {credit.line}" for credit in Creditable(REGISTER, [found]).credits(found)]
    assert found_credits == case.blocks["credits"].splitlines()


@cases("alignment")
def test_alignment(case: Case) -> None:
    _, relations = told(case)
    found = [
        f"{m.left.article}{m.left.number} {m.right.article}{m.right.number} {m.closeness}" for m in relations.matches
    ]
    assert found == case.blocks["matches"].splitlines()


@cases("quotations")
def test_quotations(case: Case) -> None:
    made, relations = told(case)
    assert list(utterances(relations)) == case.blocks["quotations"].splitlines()
    texts = {article.id: article.text for article in made.articles}
    for form in (form for utterance in relations.utterances for form in utterance.forms):
        assert texts[form.article][form.start : form.end] == form.text


def utterances(relations: Relations) -> Iterator[str]:
    for utterance in relations.utterances:
        yield f"{utterance.speaker or '-'}: {'differs' if utterance.differs else 'same'}"
        for form in utterance.forms:
            relation = "" if form.relation == "identical" else f" ({form.relation})"
            yield f"  {' '.join(form.articles)}{relation}: {form.text.replace(chr(10), '|')}"


@cases("differences")
def test_differences(case: Case) -> None:
    made, relations = told(case)
    texts = {article.id: article.text for article in made.articles}
    found = [
        f"{difference.what}: "
        + " / ".join(texts[figure.article][figure.start : figure.end] for figure in difference.figures)
        + ("" if difference.label == "differs" else f" ({difference.label})")
        for difference in relations.differences
    ]
    assert found == case.blocks["differences"].splitlines()
    assert all(
        figure.text == texts[figure.article][figure.start : figure.end]
        for d in relations.differences
        for figure in d.figures
    )


@cases("chains")
def test_chains(case: Case) -> None:
    _, relations = told(case)
    found = [
        f"{p.article} {p.standing} {p.chain} {p.follows}".rstrip() + (f" by {p.direction}" if p.direction else "")
        for p in relations.positions
    ]
    assert [*found, f"at most {relations.independent_max}"] == case.blocks["chains"].splitlines()


@cases("figures")
def test_figures(case: Case) -> None:
    (language,) = case.blocks
    for line in case.blocks[language].splitlines():
        text, _, expected = line.partition(" = ")
        assert (text, " / ".join(said(shown(claim)) for claim in claims(text, language))) == (text, expected)
