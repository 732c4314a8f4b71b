"""Ranking: every method by name, offline, in the same order whatever the hash seed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
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
print(json.dumps({method: rank(CANDIDATES, 2, method) for method in METHODS}))
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
    used, order = rank(CANDIDATES, 2, method)
    assert used == ("coverage" if method == "auto" else method)
    assert sorted(order) == list(range(len(CANDIDATES)))


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=15, deadline=None)
@given(texts=st.lists(st.sampled_from((*TEXTS, "…", "1.", "日曜日に貨物船が水門に衝突した。")), max_size=6))
def test_no_method_stumbles(method: Method, texts: list[str]) -> None:
    candidates = [Candidate(0, index + 1, text) for index, text in enumerate(texts)]
    _, order = rank(candidates, 1, method)
    assert sorted(order) == list(range(len(texts)))


def test_auto_takes_the_lead_of_a_single_article() -> None:
    assert rank(CANDIDATES[:4], 1, "auto") == ("lead", [0, 1, 2, 3])


def test_lead_goes_round_the_articles() -> None:
    assert rank(CANDIDATES, 2, "lead")[1] == [0, 4, 1, 5, 2, 6, 3, 7]


def test_coverage_takes_first_what_both_articles_report_and_not_twice() -> None:
    candidates = [
        Candidate(0, 1, "Fishermen sold their catch from the decks of their boats."),
        Candidate(0, 2, "The eastern lock of Saltmere was closed after a barge had struck the gate."),
        Candidate(1, 1, "The eastern lock of Saltmere was closed after a barge had struck the gate."),
        Candidate(1, 2, "A crane lifts the wreck of the tug tomorrow, and Fishermen sold nothing."),
    ]
    _, order = rank(candidates, 2, "coverage")
    assert order[0] == 2
    assert order[-1] == 1
