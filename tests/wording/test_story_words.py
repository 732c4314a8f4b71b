"""The standing line, counts, headline and letters of stories that differ in what they lack."""

from dataclasses import replace

import pytest

from digest.values import (
    Article,
    Evidence,
    Outlet,
    Position,
    Relations,
    Standing,
    Story,
    StoryReport,
    message,
)
from digest.wording.counts import counts, counts_in_words, flags, standing_line
from digest.wording.headlines import headline, outlets_in_words
from digest.wording.marks import also_in, also_in_words, in_order, letters
from digest.wording.printed import is_printed, line_of, printed_parts
from digest.wording.words import english, words_for
from tests.render.sample import bridge_story, make_article, moment, pick, single_story, span, summarise

ENGLISH = english()
Row = tuple[str, str, str, Standing, int, str]


def tell(*rows: Row, title: str = "") -> StoryReport:
    """A story from rows of id, outlet, day, standing, chain, follows; headlines are "About ID" but for ids in x."""
    articles: list[Article] = []
    for key, outlet, day, _, _, _ in rows:
        publisher = Outlet(outlet.lower(), outlet, registered=False) if outlet else None
        articles.append(
            make_article(
                key,
                f"Report {key} says so. It says more.\n",
                headline="" if key.startswith("x") else f"About {key}",
                outlet=publisher,
                published=moment(day) if day else None,
            )
        )
    positions = tuple(
        Position(
            key,
            standing,
            chain,
            follows,
            (Evidence("credit", follows, message("evidence.credits", outlet="Post")),) if follows else (),
        )
        for key, _, _, standing, chain, follows in rows
    )
    background = tuple(a for a, row in zip(articles, rows, strict=True) if row[3] == "background")
    reports = tuple(a for a in articles if a not in background)
    independent = len({row[4] for row in rows if row[4]})
    relations = Relations((), positions, independent, (), (), (), ())
    story = Story("s", "s", "tag:s", reports, background, title=title)
    return StoryReport(story, relations, summarise(tuple(articles), ()), ())


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        (
            [
                ("a", "Post", "2025-08-19", "origin", 1, ""),
                ("b", "Mail", "2025-08-20", "follows", 1, "a"),
                ("c", "Sun", "2025-08-20", "partly_follows", 1, "a"),
                ("d", "Star", "2025-08-20", "independent", 2, ""),
                ("e", "Post", "2024-11-02", "background", 0, ""),
            ],
            (
                "Four outlets reported this between 19 and 20 August 2025. One follows Post and one partly follows it; "
                "Star reported independently, as far as the texts show. One text, from 2024, is background."
            ),
        ),
        (
            [("a", "Post", "2025-08-19", "independent", 1, "")],
            "One outlet reported this on 19 August 2025. No other report of it is among the texts.",
        ),
        (
            [("a", "", "", "independent", 1, "")],
            (
                "One text whose outlet is not stated reported this; the text is undated. "
                "No other report of it is among the texts."
            ),
        ),
        (
            [("a", "Post", "2025-08-31", "independent", 1, ""), ("b", "Post", "2025-09-01", "independent", 2, "")],
            (
                "One outlet, in two articles, reported this between 31 August and 1 September 2025. "
                "No shared text and no credit was found between them."
            ),
        ),
        (
            [
                ("a", "", "2025-08-19", "origin", 1, ""),
                ("b", "", "", "follows", 1, "a"),
                ("c", "", "", "follows", 1, "a"),
                ("d", "", "", "background", 0, ""),
                ("e", "", "", "background", 0, ""),
            ],
            (
                "Three texts whose outlets are not stated reported this. Two texts are undated, the other is from "
                "19 August 2025. Two follow one report. Two texts are background."
            ),
        ),
        (
            [("a", "Post", "2025-08-19", "independent", 1, ""), ("b", "", "2025-08-19", "independent", 2, "")],
            (
                "One outlet and one text whose outlet is not stated reported this on 19 August 2025. "
                "No shared text and no credit was found between them."
            ),
        ),
        (
            [("a", "Post", "2025-08-19", "independent", 1, ""), ("b", "Mail", "", "background", 0, "")],
            (
                "One outlet reported this on 19 August 2025. No other report of it is among the texts. "
                "One undated text is background."
            ),
        ),
    ],
)
def test_standing_line(rows: list[Row], line: str) -> None:
    assert standing_line(tell(*rows), ENGLISH) == line


def test_counts_leave_background_out_and_name_what_is_not_stated() -> None:
    report = bridge_story()
    found = counts(report)
    assert (found.articles, found.outlets, found.unstated, found.independent_max, found.background) == (4, 3, 1, 2, 1)
    said = "4 articles · 3 outlets, 1 not stated · at most 2 independent reports · 1 background"
    assert counts_in_words(report, ENGLISH) == said
    assert counts_in_words(single_story(), ENGLISH) == "1 article · 1 outlet · at most 1 independent report"
    assert flags(report, ENGLISH) == ("figures differ", "a quotation differs")


def test_letters_follow_the_chains_each_report_before_its_followers() -> None:
    report = tell(
        ("late", "A", "", "independent", 2, ""),
        ("second", "B", "", "follows", 1, "first"),
        ("third", "C", "", "follows", 1, "first"),
        ("under-second", "D", "", "follows", 1, "second"),
        ("first", "E", "", "origin", 1, ""),
        ("old", "F", "", "background", 0, ""),
    )
    assert [a.id for a in in_order(report)] == ["first", "second", "under-second", "third", "late", "old"]
    assert letters(report)["old"] == "F"


def test_articles_that_follow_each_other_in_a_ring_still_get_one_letter_each() -> None:
    ring = tell(("a", "A", "", "follows", 1, "b"), ("b", "B", "", "follows", 1, "a"))
    assert letters(ring) == {"a": "A", "b": "B"}


def test_headline_is_the_editors_then_that_of_a_report_that_follows_none() -> None:
    rows: list[Row] = [
        ("x1", "Post", "", "origin", 1, ""),
        ("b", "Mail", "", "follows", 1, "x1"),
        ("c", "Sun", "", "independent", 2, ""),
    ]
    assert headline(tell(*rows, title="Ours"), ENGLISH).by == "by the editor"
    found = headline(tell(*rows), ENGLISH)
    assert (found.text, found.by, found.kind) == ("About c", "Sun", "source")
    assert headline(tell(*rows[:2]), ENGLISH).text == "About b"


def test_no_headline_is_made_up_where_no_report_has_one() -> None:
    bare = tell(
        ("x1", "Post", "", "origin", 1, ""), ("x2", "", "", "follows", 1, "x1"), ("old", "", "", "background", 0, "")
    )
    found = headline(bare, ENGLISH)
    assert found.kind == "none"
    assert found.text == "No headline in the pasted texts (Post and one more)"


def test_outlets_in_words() -> None:
    def of(*names: str) -> str:
        return outlets_in_words(
            tell(*[(str(i), name, "", "independent", i + 1, "") for i, name in enumerate(names)]), ENGLISH
        )

    assert of("A", "B", "C", "D") == "A, B, C, D"
    assert of("A", "B", "C", "D", "E") == "A, B, C and two more"
    assert of("A", "", "") == "A and two more"
    assert of("", "") == "Outlet not stated"


def test_also_in_tells_followers_from_others() -> None:
    report = tell(
        ("a", "A", "", "origin", 1, ""),
        ("b", "B", "", "follows", 1, "a"),
        ("c", "C", "", "independent", 2, ""),
    )
    by_id = {article.id: article for article in report.story.articles}
    mine, theirs = pick(by_id["a"], 1, ("c", "b")), pick(by_id["b"], 1, ("a",))
    assert [group.articles for group in also_in(report, mine, ENGLISH)] == [("c",), ("b",)]
    assert also_in_words(report, mine, ENGLISH) == "also in C; B (which follows A)"
    assert also_in_words(report, theirs, ENGLISH) == "also in A (which B follows)"
    assert also_in_words(report, pick(by_id["a"], 1), ENGLISH) == "only here"


def test_a_single_report_is_not_called_only_here() -> None:
    only = single_story()
    assert also_in_words(only, pick(only.story.reports[0], 1), ENGLISH) == ""


def test_printed_is_what_lies_in_a_printed_span() -> None:
    article = make_article("a", "One two three four five.\n")
    summary = summarise((article,), (), span(article, "two three"), span(article, "three four"))
    assert is_printed(summary, "a", 4, 7)
    assert not is_printed(summary, "a", 0, 7)
    assert not is_printed(summary, "b", 4, 7)
    # Two spans that overlap join; a stretch that is longer is cut to what may be printed.
    assert [article.text[s.start : s.end] for s in printed_parts(summary, "a", 0, len(article.text))] == [
        "two three four"
    ]


def test_line_of_counts_from_one_and_knows_starts_of_lines() -> None:
    article = make_article("a", "First.\n\nThird.\n")
    assert [line_of(article, start) for start in (0, 6, 7, 8)] == [1, 1, 2, 3]


def test_a_report_without_positions_of_background_is_still_told() -> None:
    report = bridge_story()
    bare = replace(report, relations=replace(report.relations, positions=report.relations.positions[:-1]))
    assert [article.id for article in in_order(bare)][-1] == "e-old"


STORY: list[Row] = [
    ("a", "Post", "2025-08-19", "origin", 1, ""),
    ("b", "Mail", "2025-08-20", "follows", 1, "a"),
    ("c", "Sun", "2025-08-20", "partly_follows", 1, "a"),
    ("d", "Star", "2025-08-20", "independent", 2, ""),
    ("e", "Post", "2024-11-02", "background", 0, ""),
]
BARE: list[Row] = [
    ("a", "", "2025-08-19", "origin", 1, ""),
    ("b", "", "", "follows", 1, "a"),
    ("c", "", "", "follows", 1, "a"),
]


@pytest.mark.parametrize(
    ("language", "named", "bare"),
    [
        (
            "de",
            (
                "Darüber berichteten vier Medien zwischen dem 19. und 20. August 2025. Einer folgt dem Bericht "
                "von Post und einer folgt ihm teilweise; Star berichtete unabhängig, soweit die Texte es zeigen. "
                "Ein Text aus dem Jahr 2024 ist Hintergrund."
            ),
            (
                "Darüber berichteten drei Texte, die ihr Medium nicht nennen. Zwei Texte sind undatiert, der "
                "andere stammt vom 19. August 2025. Zwei folgen einem anderen Bericht."
            ),
        ),
        (
            "fr",
            (
                "Quatre médias en ont rendu compte entre le 19 et le 20 août 2025. Un article suit Post et un "
                "autre le suit en partie\u202f; Star en a rendu compte de façon indépendante, pour autant que les "
                "textes le montrent. Un texte, de 2024, donne le contexte."
            ),
            (
                "Trois textes dont le média n’est pas indiqué en rendent compte. Deux textes ne sont pas datés, "
                "l’autre est du 19 août 2025. Deux articles suivent un même compte rendu."
            ),
        ),
        (
            "es",
            (
                "Cuatro medios informaron de ello entre el 19 y el 20 de agosto de 2025. Uno sigue la "
                "información de Post y otro la sigue en parte; Star informó de forma independiente, hasta donde "
                "muestran los textos. Un texto, de 2024, es de antecedentes."
            ),
            (
                "Tres textos que no indican su medio informaron de ello. Dos textos no tienen fecha, el otro es "
                "del 19 de agosto de 2025. Dos siguen una misma información."
            ),
        ),
        (
            "uk",
            (
                "Про це повідомили чотири видання між 19 і 20 серпня 2025 року. Один матеріал іде за виданням "
                "Post і один йде за ним частково; Star: незалежне повідомлення, наскільки видно з текстів. Один "
                "текст, 2024 року, – передісторія."
            ),
            (
                "Про це повідомили три тексти, видання яких не вказано. Два тексти не мають дати, інший "
                "датовано: 19 серпня 2025 року. Два матеріали йдуть за одним повідомленням."
            ),
        ),
    ],
)
def test_standing_line_in_other_languages(language: str, named: str, bare: str) -> None:
    words = words_for(language)
    assert standing_line(tell(*STORY), words) == named
    assert standing_line(tell(*BARE), words) == bare
