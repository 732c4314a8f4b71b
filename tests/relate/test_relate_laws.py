"""Laws of the stage, over stories drawn from a small stock of sentences that overlap in every way."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.relate import Creditable, relate
from digest.settings.values import Register
from digest.values import Article, Relations, SentenceRef, Story, message
from tests.make import article, story

SENTENCES = (
    "The eastern lock in Saltmere was closed on Sunday after a barge had struck the gate.",
    "The eastern lock in Saltmere was shut on Sunday evening after a loaded barge had struck the gate.",
    "The lock is closed.",
    "Divers will look at the lower hinges of the gate on Monday morning.",
    "Reuters reported that divers will look at the lower hinges of the gate on Monday.",
    "Forty lorries wait at the western mole for another road to the auction hall.",
    "According to Harbour Radio forty lorries wait at the western mole.",
    "“The gate will not move before Thursday morning,” said Mara Voss at the mole.",
    "“The gate will not open before Thursday morning,” said Mara Voss in Saltmere.",
    "The mayor of Lindholm has offered a crane and two crews who have worked there before.",
    "The county will pay £2 million for the gate, or £3 million if the hinges are broken.",
    "The county will pay £4 million for the gate of the eastern lock.",
    "On 4 May 2026 the eastern lock in Saltmere was opened by hand for the first time.",
)
BODIES = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=9).map(" ".join)
OUTLETS = st.sampled_from(("", "Harbour Radio\n4 May 2026\n\n", "The Quay Courier\n5 May 2026\n\n"))
TEXTS = st.tuples(OUTLETS, BODIES).map("".join)
STORIES = st.lists(TEXTS, min_size=1, max_size=5)


def related(made: Story) -> Relations:
    return relate(made, Creditable(Register(), made.articles))


@settings(max_examples=150, deadline=None)
@given(STORIES, st.integers(min_value=0))
def test_an_added_copy_never_raises_the_number_of_independent_reports(texts: list[str], which: int) -> None:
    before = related(story(texts)).independent_max
    assert related(story([*texts, texts[which % len(texts)]])).independent_max <= before


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.integers(min_value=2, max_value=8))
def test_any_number_of_copies_is_one_report(text: str, copies: int) -> None:
    relations = related(story([text] * copies))
    assert relations.independent_max == 1
    assert [position.standing for position in relations.positions].count("origin") == 1


@settings(max_examples=100, deadline=None)
@given(STORIES)
def test_every_article_has_one_place_and_every_fold_in_its_evidence(texts: list[str]) -> None:
    made = story(texts)
    relations = related(made)
    places = {position.article: position for position in relations.positions}
    assert [position.article for position in relations.positions] == [article.id for article in made.articles]
    assert {position.chain for position in relations.positions} == set(range(1, relations.independent_max + 1))
    heads = [position.chain for position in relations.positions if position.standing in ("origin", "independent")]
    assert sorted(heads) == list(range(1, relations.independent_max + 1))
    for position in relations.positions:
        if position.standing in ("follows", "partly_follows", "version_of"):
            assert places[position.follows].chain == position.chain
            assert position.evidence
            for evidence in position.evidence:
                sides = {(match.left.article, match.right.article) for match in evidence.matches}
                assert sides <= {(position.article, evidence.with_article)}
        else:
            assert not position.follows


@settings(max_examples=100, deadline=None)
@given(STORIES)
def test_matches_join_sentences_of_different_articles_each_pair_once(texts: list[str]) -> None:
    made = story(texts)
    numbers = {article.id: len(article.sentences) for article in made.articles}
    matches = related(made).matches
    assert all(match.left.article != match.right.article for match in matches)
    assert all(1 <= ref.number <= numbers[ref.article] for match in matches for ref in (match.left, match.right))
    assert len({frozenset((match.left, match.right)) for match in matches}) == len(matches)
    assert all((match.closeness == "exact") <= (match.share == 1.0) for match in matches)


@settings(max_examples=100, deadline=None)
@given(STORIES)
def test_what_is_quoted_or_counted_stands_at_its_span(texts: list[str]) -> None:
    made = story(texts)
    found = {article.id: article.text for article in made.articles}
    relations = related(made)
    for form in (form for utterance in relations.utterances for form in utterance.forms):
        assert found[form.article][form.start : form.end] == form.text
        assert len(set(form.articles)) == len(form.articles)
    for difference in relations.differences:
        assert len({figure.value for figure in difference.figures}) > 1
        assert len({figure.article for figure in difference.figures}) > 1
        assert all(found[f.article][f.start : f.end] == f.text for f in difference.figures)


def test_additions_are_what_no_other_article_says() -> None:
    made = story([SENTENCES[0] + " " + SENTENCES[9], SENTENCES[0]])
    assert related(made).additions == (SentenceRef("a", 2),)


def test_an_addition_with_a_figure_comes_first_and_once_is_no_eleven() -> None:
    once = "The harbour festival of the western mole was once the largest of the whole coast."
    eleven = "The harbour festival of the western mole needs eleven boats and a very large tent."
    made = story([f"{once} {eleven}", SENTENCES[9]])
    assert [ref for ref in related(made).additions if ref.article == "a"] == [
        SentenceRef("a", 2),
        SentenceRef("a", 1),
    ]


def test_a_story_of_one_article_adds_nothing_to_others() -> None:
    assert related(story([SENTENCES[0]])).additions == ()


def test_background_stands_in_no_chain_and_counts_for_nothing() -> None:
    older: Article = article(SENTENCES[0], "old.txt")
    told = story([SENTENCES[0], SENTENCES[0]])
    relations = related(Story("s", "s", "urn:s", told.reports, (older,), {"old": message("background.marked")}))
    assert [(p.article, p.standing, p.chain) for p in relations.positions][-1] == ("old", "background", 0)
    assert relations.independent_max == 1


def test_the_timeline_has_full_dates_only_oldest_first() -> None:
    told = "The lock was rebuilt on 4 May 2026. The older one had been opened on March 3, 1911. "
    vague = "On 31 February 2020 nothing can have happened. The next one is due on 9 June."
    made = story([told + vague])
    assert [(moment.day.isoformat(), ref.number) for moment, ref in related(made).timeline] == [
        ("1911-03-03", 2),
        ("2026-05-04", 1),
    ]


def test_copies_of_one_who_credits_somebody_absent_do_not_cut_its_tie_to_another() -> None:
    places = ("Westmole", "Lindholm", "Northhaven", "Eastbank", "Highcliff", "Sandwick", "Marshby")
    things = ("barge", "choir", "pilot", "crane", "night", "diesel", "ropes")
    shared = f"{SENTENCES[3]} {SENTENCES[9]}"
    follower = f"{shared} Reuters first told of it. The news was first reported by Reuters. " + " ".join(
        f"Somebody of {place} was asked about nets on the quay." for place in places
    )
    other = f"{shared} " + " ".join(
        f"Number {n} of {thing} went behind closed doors." for n, thing in enumerate(things)
    )
    assert related(story([follower, other])).independent_max == 1
    assert related(story([follower, other, follower])).independent_max == 1


def test_what_is_said_many_times_is_paired_in_order() -> None:
    matches = related(story([" ".join(SENTENCES[:1] * 3), " ".join(SENTENCES[:1] * 5)])).matches
    assert [(m.left.number, m.right.number) for m in matches] == [(1, 1), (2, 2), (3, 3), (3, 4), (3, 5)]


def test_whom_the_origin_credits_is_told() -> None:
    positions = related(story([SENTENCES[4] + " " + SENTENCES[9], SENTENCES[4] + " " + SENTENCES[5]])).positions
    assert [position.standing for position in positions] == ["origin", "partly_follows"]
    assert [[evidence.sentence for evidence in p.evidence if evidence.kind == "credit"] for p in positions] == [
        [1],
        [1],
    ]
