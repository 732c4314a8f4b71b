from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.clean import furnish, is_furniture
from digest.clean.phrases import rules
from digest.load import load
from digest.settings.values import BoilerplateSettings
from digest.values import RawArticle, SourceFile
from digest.wording.words import english
from tests.casefile import Case, read_cases
from tests.make import ledger
from tests.said import said

CASES = [case for path in sorted(Path(__file__).parent.glob("cases/*.md")) for case in read_cases(path)]
# Lines that the rules have an opinion on, mixed with ones that they have none on.
LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(["Source link", "Related Posts", "Advertisement", "By A. Writer", "13 hours ago", "   ", ""]),
    st.sampled_from(["The bridge will close on Monday, the port said.", "A caption without a stop at its end here"]),
)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_strips_the_furniture_and_nothing_else(case: Case) -> None:
    found = ledger(case.blocks["text"])
    assert [f"{entry.line.number} {entry.rule}" for entry in found.stripped] == case.blocks["stripped"].split("\n")[:-1]


def test_every_rule_has_a_reason_and_a_kind_and_matches_no_plain_sentence() -> None:
    sentence = "The bridge will close on Monday for eleven weeks, the port authority said in a statement on Friday."
    for rule in rules():
        assert f"rules.{rule.id}" in english().texts
        assert rule.kind
    assert not is_furniture(sentence)


@given(st.lists(st.tuples(LINES, ENDS), max_size=30))
def test_kept_and_stripped_lines_give_back_the_input_byte_for_byte(lines: list[tuple[str, str]]) -> None:
    data = "".join(line + end for line, end in lines).encode("utf-8", "replace")
    check_bytes(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_given_back_or_the_file_is_skipped(data: bytes) -> None:
    check_bytes(data)


@given(st.text(max_size=200), st.sampled_from(["utf-8-sig", "utf-16", "utf-16-be", "cp1252", "shift_jis"]))
def test_other_encodings_are_given_back(text: str, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    check_bytes(b"\xfe\xff" + data if encoding == "utf-16-be" else data)


def check_bytes(data: bytes) -> None:
    (found,) = load(SourceFile("x.txt", data), None)
    if not isinstance(found, RawArticle):
        return
    cleaned = ledger(data)
    assert [entry.line for entry in cleaned.ledger] == list(found.lines)
    assert b"".join(data[entry.line.byte_start : entry.line.byte_end] for entry in cleaned.ledger) == data
    assert "".join(entry.line.text + entry.line.eol for entry in cleaned.ledger) == found.text
    assert all(found.text[line.start : line.end] == line.text for line in found.lines)


def test_the_editor_beats_every_rule() -> None:
    text = "The bridge will close on Monday, the port said.\nAdvertisement\nTide tables are on page nine today."
    settings = BoilerplateSettings(strip=("tide tables",), keep=("advertisement",))
    assert [(entry.line.number, entry.rule) for entry in ledger(text, settings=settings).stripped] == [
        (3, "editor-strip")
    ]


def test_a_line_that_one_outlet_puts_under_several_articles_recurs() -> None:
    slogan = "The Quay Courier, with the harbour since 1904"
    first = ledger(f"example.org\n\nThe bridge closes on Monday, the port said.\nIt opens in July.\n{slogan}")
    second = ledger(
        f"example.org\n\nThe clinic opens at nine in the evening, the trust said.\nNurses are sought.\n{slogan}"
    )
    assert furnish([first, second]) == {"example.org": frozenset({"the quay courier with the harbour since 1904"})}


def test_an_article_published_twice_is_no_furniture() -> None:
    text = "example.org\n\nThe bridge closes on Monday, the port said.\nIt opens in July.\nNobody was asked."
    assert furnish([ledger(text), ledger(text)]) == {"example.org": frozenset()}


def test_a_stripped_line_with_a_figure_a_quotation_or_a_name_is_doubtful() -> None:
    text = (
        "The bridge closes on Monday, said the harbour master, Tom Reyes, at noon.\n"
        "Read also: Ferry adds 14 trips\n"
        "Read also: “We have nobody left,” says captain\n"
        "Read also: Who is Reyes?\n"
        "Source link\n"
    )
    assert [(doubt.line, said(doubt.message).rpartition(" holds ")[2]) for doubt in ledger(text).doubts] == [
        (2, "a figure"),
        (3, "a quotation"),
        (4, "the name “Reyes”, which stands in the article too"),
    ]


def test_the_figures_of_a_page_the_days_and_small_words_are_no_news() -> None:
    text = (
        "The bridge closes on Monday and The Ferry sails in May, said Tom Reyes; the board asked for nothing.\n"
        "Read also: The day in pictures\n"
        "Read also: What else happens on Monday in May\n"
        "Comments (12)\n"
        "3 comments\n"
        "Listen to this article 4:12\n"
        "© 2025 Quay Courier Ltd\n"
    )
    found = ledger(text)
    assert len(found.stripped) == 6
    assert not found.doubts


def test_a_line_that_stands_twice_is_doubted_once() -> None:
    text = "Tom Reyes said so on Monday.\nRead also: Reyes’ plan\nIt is his.\nRead also: Reyes' plan\n"
    assert [doubt.line for doubt in ledger(text).doubts] == [2]


def test_of_a_thread_of_comments_one_line_is_doubted() -> None:
    prose = "The bridge over the Arrel will close on Monday for eleven weeks, the port authority of Tidewell said."
    comments = "".join(
        f"lockkeeper{day}\nNobody told us of the {day} wires, whatever they say.\nReply\n" for day in range(5)
    )
    text = f"{prose}\n{prose.replace('Monday', 'Sunday')}\n5 Comments\n{comments}Read also: Ferry adds 14 trips\n"
    found = ledger(text)
    assert [entry.rule for entry in found.stripped].count("comment-thread") == 15
    assert [doubt.line for doubt in found.doubts] == [4, 19]


def test_a_garbled_line_is_told_once_and_kept() -> None:
    text = "The harbourâ€™s bridge will close on Monday, the port said.\nâ\x80\x9cIt is old,â\x80\x9d it said.\n"
    found = ledger(text)
    assert [(doubt.line, said(doubt.message)) for doubt in found.doubts] == [
        (1, "reads as if its letters had been garbled before it came here: “The harbourâ€™s bridge wil”")
    ]
    assert not found.stripped


@pytest.mark.parametrize("text", ["São Paulo e a Ânsia", "NÃO, disse o prefeito.", "Le Château, en Âge", "Cổ Â và Ã"])
def test_letters_that_languages_have_are_not_garbled(text: str) -> None:
    assert not ledger(f"{text}\nThe bridge will close on Monday, the port said.\n").doubts
