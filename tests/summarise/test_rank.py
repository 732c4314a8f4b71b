"""Ranking: every method by name, offline, in the same order whatever the hash seed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.settings.values import Method
from digest.summarise.rank import Candidate, rank

METHODS: tuple[Method, ...] = get_args(Method)
TEXTS = (
    "The eastern lock in Saltmere was closed on Sunday after a barge had struck the gate.",
    "Divers will look at the lower hinges of the gate on Monday morning, the port said.",
    "Forty lorries wait at the western mole for another road to the auction hall.",
    "The lock in Saltmere is closed because a barge struck the gate on Sunday evening.",
    "The mayor of Lindholm has offered a crane for the gate and two crews.",
    "A crane from Lindholm will lift the gate of the eastern lock on Thursday.",
    "Fishermen have blocked the auction hall in Saltmere since Sunday.",
    "Jon Brandt has piloted ships into Saltmere for thirty years.",
)
CANDIDATES = [Candidate(index // 4, index % 4 + 1, text) for index, text in enumerate(TEXTS)]
# Run apart: prints the order that every method gives, where connecting to anything would fail.
PROGRAM = """
import json, socket
def refuse(*_, **__): raise AssertionError("a ranking method used the network")
socket.socket.connect = socket.getaddrinfo = refuse
from tests.summarise.test_rank import CANDIDATES, METHODS
from digest.summarise.rank import rank
print(json.dumps({method: rank(CANDIDATES, method) for method in METHODS}))
"""


def orders(seed: str) -> dict[str, list[object]]:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, list[object]] = json.loads(done.stdout)
    return found


def test_every_method_gives_the_same_order_whatever_the_hash_seed_and_needs_no_network() -> None:
    first = orders("1")
    assert list(first) == list(METHODS)
    assert first == orders("2") == orders("77")


@pytest.mark.parametrize("method", METHODS)
def test_every_method_ranks_every_sentence_once_and_says_its_name(method: Method) -> None:
    used, order = rank(CANDIDATES, method)
    assert used == ("coverage" if method == "auto" else method)
    assert sorted(order) == list(range(len(CANDIDATES)))


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=15, deadline=None)
@given(texts=st.lists(st.sampled_from((*TEXTS, "…", "1.", "日曜日に貨物船が水門に衝突した。")), max_size=6))
def test_no_method_stumbles(method: Method, texts: list[str]) -> None:
    candidates = [Candidate(0, index + 1, text) for index, text in enumerate(texts)]
    _, order = rank(candidates, method)
    assert sorted(order) == list(range(len(texts)))


def test_auto_of_a_single_article_is_led_by_its_opening() -> None:
    used, order = rank(CANDIDATES[:4], "auto", ["Barge strikes the eastern lock of Saltmere"])
    assert (used, order[0]) == ("coverage", 0)


def test_a_headline_tells_which_sentences_matter() -> None:
    candidates = [Candidate(0, 1, TEXTS[6]), Candidate(1, 1, TEXTS[7])]
    assert rank(candidates, "coverage", ["Fishermen block the auction hall in Saltmere"])[1] == [0, 1]
    assert rank(candidates, "coverage", ["Jon Brandt has piloted ships for thirty years"])[1] == [1, 0]


def test_a_sentence_that_is_not_eligible_tells_what_the_story_is_about_but_is_never_offered() -> None:
    told = [replace(candidate, eligible=candidate.article == 1) for candidate in CANDIDATES]
    _, order = rank(told, "coverage")
    assert sorted(order) == [4, 5, 6, 7]
    alone = rank([replace(one, article=0) for one in CANDIDATES[4:]], "coverage")[1]
    assert order != [index + 4 for index in alone]


def test_what_a_refused_sentence_would_have_brought_may_come_from_another() -> None:
    candidates = [Candidate(0, 1, TEXTS[0]), Candidate(1, 1, TEXTS[0]), Candidate(1, 2, TEXTS[7])]
    assert rank(candidates, "coverage", take=lambda _index, _worth: True)[1] == [0, 2, 1]
    assert rank(candidates, "coverage", take=lambda index, _worth: index != 0)[1] == [0, 1, 2]


@pytest.mark.parametrize("method", METHODS)
def test_the_best_of_those_that_may_open_is_offered_first_until_one_is_taken(method: Method) -> None:
    offered: list[int] = []

    def take(index: int, _worth: float) -> bool:
        offered.append(index)
        return index == 7

    rank(CANDIDATES, method, take=take, opens={2: 1.0, 7: 1.0})
    assert 7 in offered[:2]
    assert set(offered[:2]) <= {2, 7} or offered[0] == 7
    assert sorted(offered) == list(range(len(CANDIDATES)))


@pytest.mark.parametrize("method", METHODS)
def test_what_an_opening_is_worth_decides_which_is_offered_first(method: Method) -> None:
    for first, second in ((2, 7), (7, 2)):
        _, order = rank(CANDIDATES, method, opens={first: 1.0, second: 0.001})
        assert order[0] == first


@given(order=st.permutations(range(len(TEXTS))))
def test_the_order_of_the_articles_does_not_matter_to_coverage(order: list[int]) -> None:
    texts = [Candidate(place, 1, TEXTS[index]) for place, index in enumerate(order)]
    assert [texts[index].text for index in rank(texts, "coverage")[1]] == [
        TEXTS[index] for index in rank([Candidate(i, 1, text) for i, text in enumerate(TEXTS)], "coverage")[1]
    ]


def test_lead_goes_round_the_articles() -> None:
    assert rank(CANDIDATES, "lead")[1] == [0, 4, 1, 5, 2, 6, 3, 7]


def test_coverage_takes_first_what_both_articles_report_and_not_twice() -> None:
    candidates = [
        Candidate(0, 1, "Fishermen sold their catch from the decks of their boats."),
        Candidate(0, 2, "The eastern lock of Saltmere was closed after a barge had struck the gate."),
        Candidate(1, 1, "The eastern lock of Saltmere was closed after a barge had struck the gate."),
        Candidate(1, 2, "A crane lifts the wreck of the tug tomorrow, and Fishermen sold nothing."),
    ]
    _, order = rank(candidates, "coverage")
    assert {order[0], order[-1]} == {1, 2}
