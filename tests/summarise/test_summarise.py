"""The summary as a whole: its limits, that it is verbatim and says nothing twice, what the editor may do."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.relate import Creditable, relate
from digest.settings.values import (
    ExcerptSettings,
    Method,
    Register,
    Settings,
    SiteSettings,
    StoryOverride,
    SummarySettings,
)
from digest.summarise import summarise
from digest.summarise.standalone import lacks_little, why_not
from digest.text import comparable, count_words
from digest.values import Story, Summary, message
from tests.make import story

LOCK = (
    "The eastern lock in Saltmere was closed on Sunday after a barge had struck the gate.",
    "Divers will look at the lower hinges of the gate on Monday morning, the port said.",
    "“The gate will not move before Thursday morning,” Mara Voss told the council.",
    "Forty lorries wait at the western mole for another road to the auction hall.",
    "The mayor of Lindholm has offered a crane for the gate and two crews.",
    "The county will pay £2 million for the gate of the eastern lock in Saltmere.",
    "She had warned of the hinges twice, in writing, without any answer from the county.",
    "Fishermen have blocked the auction hall in Saltmere since Sunday evening.",
    "Jon Brandt has piloted ships into the eastern lock for thirty years.",
    "The last accident at the lock was in 1998, when a tug lost its rudder.",
)
TEXTS = st.lists(st.lists(st.sampled_from(LOCK), min_size=1, max_size=10).map(" ".join), min_size=1, max_size=4)
SETTINGS = st.builds(
    SiteSettings,
    settings=st.builds(
        Settings,
        summary=st.builds(
            SummarySettings,
            method=st.sampled_from(get_args(Method)),
            max_sentences=st.integers(1, 6),
            max_words=st.integers(20, 160),
        ),
        excerpt=st.builds(
            ExcerptSettings,
            max_sentences=st.none() | st.integers(1, 3),
            max_words=st.none() | st.integers(1, 120),
            max_share=st.none() | st.floats(0.05, 1.0),
        ),
    ),
)
LIFTED = ExcerptSettings(max_sentences=None, max_words=None, max_share=None)
LONG = [" ".join(LOCK), " ".join(reversed(LOCK[3:]))]
# Down the articles: what a sentence is worth doesn't matter.
BY_PLACE = SiteSettings(Settings(excerpt=LIFTED, summary=SummarySettings(method="lead")))


def summary_of(made: Story, site: SiteSettings) -> Summary:
    return summarise(made, relate(made, Creditable(Register(), made.articles)), site)


def decided(override: StoryOverride, texts: list[str]) -> tuple[Story, Summary]:
    made = replace(story(texts), overrides=("content/stories/lock.yaml",))
    site = SiteSettings(Settings(excerpt=LIFTED), overrides=(("content/stories/lock.yaml", override),))
    return made, summary_of(made, site)


@settings(max_examples=150, deadline=None)
@given(TEXTS, SETTINGS)
def test_no_limit_is_passed_and_every_pick_is_verbatim_eligible_and_new(texts: list[str], site: SiteSettings) -> None:
    made = story(texts)
    summary = summary_of(made, site)
    by_id = {article.id: article for article in made.articles}
    chosen, excerpt = site.settings.summary, site.settings.excerpt
    assert len(summary.picks) <= chosen.max_sentences
    assert sum(count_words(pick.text) for pick in summary.picks) <= chosen.max_words
    for article in made.articles:
        own = [pick for pick in summary.picks if pick.article == article.id]
        assert excerpt.max_sentences is None or len(own) <= excerpt.max_sentences
    for pick in summary.picks:
        article = by_id[pick.article]
        assert article.text[pick.start : pick.end] == pick.text == article.sentences[pick.sentence - 1].text
        reason = why_not(article, article.sentences[pick.sentence - 1])
        assert not reason or lacks_little(reason)
        assert not (pick.only_here and (pick.also_in or len(made.reports) < 2))
        assert pick.article not in pick.also_in
    said = [comparable(pick.text) for pick in summary.picks]
    assert len(set(said)) == len(said)


@settings(max_examples=100, deadline=None)
@given(TEXTS, SETTINGS)
def test_what_may_be_printed_keeps_within_each_articles_limit(texts: list[str], site: SiteSettings) -> None:
    made = story(texts)
    summary = summary_of(made, site)
    for article, excerpt in zip(made.articles, summary.excerpts, strict=True):
        places = {
            place for span in summary.printed if span.article == article.id for place in range(span.start, span.end)
        }
        printed = "".join(character if place in places else " " for place, character in enumerate(article.text))
        assert excerpt.words == count_words(printed)
        assert excerpt.words <= max(excerpt.limit, 40)
    inside = {(pick.article, pick.start, pick.end) for pick in summary.picks}
    assert inside <= {(span.article, span.start, span.end) for span in summary.printed}


@settings(max_examples=60, deadline=None)
@given(TEXTS, SETTINGS)
def test_every_sentence_may_be_picked_or_has_its_reason(texts: list[str], site: SiteSettings) -> None:
    made = story(texts)
    refused = {(rejection.article, rejection.sentence) for rejection in summary_of(made, site).rejections}
    for article in made.reports:
        for sentence in article.sentences:
            assert ((article.id, sentence.number) in refused) == bool(why_not(article, sentence))


@pytest.mark.parametrize("method", get_args(Method))
def test_every_method_makes_a_summary_and_says_which_made_it(method: Method) -> None:
    summary = summary_of(story(LONG), SiteSettings(Settings(summary=SummarySettings(method=method), excerpt=LIFTED)))
    assert summary.picks
    assert summary.method == ("coverage" if method == "auto" else method)


LESSER = "Mara Voss told the council of Lindholm on Monday that a diver from Saltmere had also seen cracks."
NAMELESS = "Divers found nothing at all in two hours of work and went home before noon, as did everybody else."


def test_where_none_stands_alone_one_that_may_lean_is_taken_and_the_audit_page_says_so() -> None:
    summary = summary_of(story([f"{LOCK[6]} {LESSER}"]), BY_PLACE)
    assert [pick.text for pick in summary.picks] == [LESSER]
    taken = [rejection for rejection in summary.rejections if rejection.taken]
    assert [rejection.reason for rejection in taken] == ["may-lean"]


@pytest.mark.parametrize(
    "other",
    [
        LESSER,
        "Voss is to tell Saltmere of cracks in two hinges on Tuesday evening.",
        "Saltmere has paid nine rowers for a boat of Mr. Voss’s since May.",
        "Saltmere has paid nine rowers, and a diver told Voss of cracks in two hinges.",
    ],
)
def test_where_one_stands_alone_none_that_may_lean_or_lacks_a_name_stands_beside_it(other: str) -> None:
    told = "Northhaven has sent two cranes and a crew of nine to Lindholm."
    made = story([f"{told} It was Mara Voss from the harbour of Saltmere who asked for them. {other}"])
    summary = summary_of(made, SiteSettings(Settings(excerpt=LIFTED)))
    assert [pick.text for pick in summary.picks] == [told]


def test_one_that_may_lean_opens_the_summary_from_the_top_of_its_article_and_nowhere_else() -> None:
    scene = "Was this the end of a lock that has served the town for ninety years and two wars?"
    sound = "Jon Brandt found cracks in two hinges of a gate in Saltmere on Monday. Saltmere has eleven locks."
    for before, opens in ((f"{scene} ", True), (f"{scene} {scene} ", False)):
        text = f"{before}{LESSER} {sound} A barge from Lindholm rammed Saltmere in 1998, too, Mara Voss wrote in May."
        summary = summary_of(story([text]), BY_PLACE)
        assert (summary.picks[0].text == LESSER) == opens


def test_one_that_may_lean_opens_no_summary_where_an_article_begins_with_one_that_stands_alone() -> None:
    told = "Northhaven has sent two cranes and a crew of nine to Lindholm."
    made = story([f"{LOCK[6]} {LESSER}", f"{told} {NAMELESS}"])
    summary = summary_of(made, SiteSettings(Settings(excerpt=LIFTED)))
    assert [pick.text for pick in summary.picks] == [told]


def test_one_that_may_lean_opens_no_summary_though_the_beginning_that_stands_alone_tells_little() -> None:
    aside = "Jon Brandt bought a boat of nine metres in Lindholm on Saturday."
    made = story([f"{aside} {LOCK[6]}", f"{LOCK[6]} {LESSER}", f"{LOCK[6]} {LESSER}"])
    summary = summary_of(made, SiteSettings(Settings(excerpt=LIFTED)))
    assert [pick.text for pick in summary.picks] == [aside]


def test_one_that_may_lean_and_tells_nothing_of_the_story_is_not_taken_even_where_nothing_else_is_there() -> None:
    assert not summary_of(story([f"{LOCK[6]} {LESSER}"]), SiteSettings(Settings(excerpt=LIFTED))).picks


def test_a_sentence_far_down_that_tells_nothing_of_the_story_is_not_taken_even_where_nothing_else_is_there() -> None:
    aside = "Jon Brandt bought a boat of nine metres in Lindholm on Saturday."
    for before, taken in ((2, [aside]), (3, [])):
        made = story([" ".join([LOCK[6]] * before + [aside])])
        assert [pick.text for pick in summary_of(made, SiteSettings(Settings(excerpt=LIFTED))).picks] == taken


EXPECTED = "The eastern lock in Saltmere is expected to be closed to all ships on Tuesday, the port of Saltmere said."
CLOSED = "The eastern lock in Saltmere was closed to all ships on Tuesday, the port of Saltmere said."


@pytest.mark.parametrize("method", ["auto", "lead", "lex-rank"])
def test_the_newest_report_opens_the_summary(method: Method) -> None:
    site = SiteSettings(Settings(excerpt=LIFTED, summary=SummarySettings(method=method)))
    for older, newer in ((EXPECTED, CLOSED), (CLOSED, EXPECTED)):
        reports = [f"2026-03-02\n\n{older} {LOCK[4]}", f"2026-03-03\n\n{newer} {LOCK[7]}"]
        for texts in (reports, reports[::-1]):
            assert summary_of(story(texts), site).picks[0].text == newer


def test_a_dated_report_opens_the_summary_before_an_undated_one() -> None:
    for dated, undated in ((EXPECTED, CLOSED), (CLOSED, EXPECTED)):
        texts = [f"{undated} {LOCK[4]}", f"2026-03-03\n\n{dated} {LOCK[7]}"]
        assert summary_of(story(texts), SiteSettings(Settings(excerpt=LIFTED))).picks[0].text == dated


def test_the_newest_report_does_not_open_the_summary_with_what_is_beside_the_story() -> None:
    aside = "Jon Brandt bought a boat in Lindholm."
    old = [f"2026-03-02\n\n{CLOSED} {sentence}" for sentence in (LOCK[4], LOCK[7])]
    summary = summary_of(story([*old, f"2026-03-03\n\n{LOCK[8]} {aside}"]), SiteSettings(Settings(excerpt=LIFTED)))
    assert summary.picks[0].text == CLOSED


def test_where_enough_stand_alone_one_that_may_lean_is_not_taken() -> None:
    summary = summary_of(
        story(
            [f"{LOCK[0]} {LESSER}", LOCK[4], "Jon Brandt found cracks in two hinges of a gate in Saltmere on Monday."]
        ),
        SiteSettings(Settings(excerpt=LIFTED, summary=SummarySettings(method="lead", max_words=80))),
    )
    assert len(summary.picks) == 3
    assert LESSER not in [pick.text for pick in summary.picks]


def test_what_tells_little_of_the_story_is_taken_only_where_nothing_tells_more() -> None:
    aside = "Jon Brandt bought a boat of nine metres in Lindholm on Saturday."
    beside = story([f"{CLOSED} {LOCK[4]}", f"{LOCK[5]} {aside}"])
    assert aside not in [pick.text for pick in summary_of(beside, SiteSettings(Settings(excerpt=LIFTED))).picks]
    assert aside in [pick.text for pick in summary_of(beside, BY_PLACE).picks]
    by_itself = story([f"{LOCK[6]} {aside} {LOCK[6]}"])
    assert [pick.text for pick in summary_of(by_itself, SiteSettings(Settings(excerpt=LIFTED))).picks] == [aside]


@pytest.mark.parametrize(
    ("other", "is_taken"),
    [
        ("Mara Voss of Lindholm has asked the port of Brack to take in twenty barges from Northhaven.", True),
        (
            "Mara Voss of the port of Lindholm says that she shut the eastern lock in Saltmere to barges from Brack.",
            False,
        ),
    ],
)
def test_what_repeats_the_picks_is_not_taken_beside_them(other: str, *, is_taken: bool) -> None:
    picks = summary_of(story([CLOSED, other]), BY_PLACE).picks
    assert [pick.text for pick in picks] == [CLOSED, other][: 1 + is_taken]


def test_one_that_names_nobody_is_not_taken_even_where_too_few_stand_alone() -> None:
    summary = summary_of(story([f"{LOCK[0]} {NAMELESS}"]), SiteSettings(Settings(excerpt=LIFTED)))
    assert [pick.text for pick in summary.picks] == [LOCK[0]]


def test_what_comes_back_to_a_thing_is_not_taken_even_after_that_thing() -> None:
    back = "Mara Voss told the council of Lindholm on Monday why the crash was no accident of anybody’s making."
    lead = "The eastern lock of the river Tern was closed on Sunday evening after a crash in Saltmere."
    summary = summary_of(story([f"{lead} {back}"]), SiteSettings(Settings(excerpt=LIFTED)))
    assert [pick.text for pick in summary.picks] == [lead]


def test_what_opens_with_a_pronoun_is_not_taken_even_where_nothing_else_is_there() -> None:
    summary = summary_of(story([LOCK[6]]), SiteSettings(Settings(excerpt=LIFTED)))
    assert summary.picks == ()


def test_background_is_never_quoted_in_the_summary() -> None:
    told = story(LONG)
    fenced = Story("s", "s", "urn:s", told.reports[:1], told.reports[1:], {"b": message("background.marked")})
    summary = summary_of(fenced, SiteSettings(Settings(excerpt=LIFTED)))
    assert {pick.article for pick in summary.picks} == {"a"}


def test_a_snippet_can_be_cited_though_a_fifth_of_it_is_less_than_its_sentence() -> None:
    summary = summary_of(story([LOCK[0] + " " + LOCK[7]]), SiteSettings())
    assert [pick.text for pick in summary.picks] == [LOCK[0]]


def test_who_else_has_a_sentence() -> None:
    blocked = "Fishermen from Northhaven have blocked an auction hall in Saltmere since Sunday evening."
    summary = summary_of(story([LOCK[0], f"{LOCK[0]} {blocked}"]), BY_PLACE)
    shared, alone = summary.picks
    assert (comparable(shared.text), shared.only_here, len(shared.also_in)) == (comparable(LOCK[0]), False, 1)
    assert (alone.text, alone.also_in, alone.only_here) == (blocked, (), True)


@pytest.mark.parametrize(("cost", "is_here"), [("£4.4m", True), ("£3.8m", False)])
def test_who_has_a_part_of_a_sentence_and_not_its_figure_has_it_not(cost: str, *, is_here: bool) -> None:
    told = "The port of Saltmere told Harbour Radio that it wants to spend £4.4m on the gate, up from £3.8m on Monday."
    part = f"On Monday the port of Saltmere wanted to spend {cost} on it, half lent by the county, up from £3.8m."
    made = story([told, f"{LOCK[0]} {part}"])
    assert [match.closeness for match in relate(made, Creditable(Register(), made.articles)).matches] == ["part"]
    (pick,) = [pick for pick in summary_of(made, BY_PLACE).picks if pick.text == told]
    assert (pick.also_in, pick.only_here) == (("b",) if is_here else (), False)


def test_a_phrase_that_the_editor_will_never_have_is_never_picked() -> None:
    _, summary = decided(StoryOverride(texts=("a.txt",), never=("BARGE",)), LONG)
    assert summary.picks
    assert not any("barge" in pick.text for pick in summary.picks)
    assert "never" in {rejection.reason for rejection in summary.rejections}


@pytest.mark.parametrize("lead", ["a.txt", "b.txt", "a", "b"])
def test_the_editors_lead_comes_first(lead: str) -> None:
    _, summary = decided(StoryOverride(texts=("a.txt",), lead=lead), LONG)
    assert summary.picks[0].article == lead[0]


def test_behind_the_lead_come_the_tops_of_the_articles_and_the_older_report_first() -> None:
    blocked = "Fishermen from Northhaven have blocked an auction hall in Saltmere since Sunday evening."
    piloted = "Jon Brandt has piloted ships of three companies up the Tern to Saltmere for thirty years."
    paid = "Lindholm county will pay £2 million for new hinges from a foundry in Northhaven."
    lent = "Mara Voss has asked a salvage company in Lindholm to lend two cranes with their crews."
    early = f"4 May 2026\n\n{LOCK[0]} {blocked} {NAMELESS} {NAMELESS} {piloted}"
    late = f"6 May 2026\n\n{paid} {LOCK[3]} {NAMELESS} {NAMELESS} {lent}"
    made = story([late, early])
    made = replace(made, reports=tuple(sorted(made.reports, key=lambda report: report.id, reverse=True)))
    picks = summary_of(made, BY_PLACE).picks
    order = [(pick.sentence * 3 // 6, [report.id for report in made.reports].index(pick.article)) for pick in picks[1:]]
    assert len(picks) > 3
    assert order == sorted(order)


def test_context_is_the_sentence_next_door() -> None:
    made, summary = decided(StoryOverride(texts=("a.txt",)), [LONG[0]])
    sentences = made.reports[0].sentences
    for pick in summary.picks:
        before = sentences[pick.sentence - 2] if pick.sentence > 1 else None
        after = sentences[pick.sentence] if pick.sentence < len(sentences) else None
        assert (pick.before and pick.before.start) == (before.start if before else None)
        assert (pick.after and pick.after.end) == (after.end if after else None)


def test_no_pick_that_opens_outside_itself() -> None:
    opening = re.compile(r"(?:She|He|It|They|But|However)\b")
    summary = summary_of(story([" ".join((LOCK[6], LOCK[6], LOCK[0]))]), BY_PLACE)
    assert summary.picks
    assert not any(opening.match(pick.text) for pick in summary.picks)
