"""robots.txt is read as RFC 9309 says."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.fetch import read_rules

FILE = """\
User-agent: *
Disallow: /private/
Allow: /private/press
Disallow: /*.pdf$
Disallow: /search?
Crawl-delay: 5

User-agent: otherbot
User-agent: digest/2.0
Disallow: /
Allow: /news/
Disallow: /news/*/print
Crawl-delay: 1000

User-agent: somebody
Disallow:
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/", False), ("/news/1", True), ("/news/1/print", False), ("/news", False), ("/private/press", False)],
)
def test_the_group_that_names_the_program_holds_alone(path: str, *, allowed: bool) -> None:
    assert read_rules(FILE.encode()).allow(path) is allowed
    assert read_rules(FILE.encode()).delay_seconds == 30


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/private/", False),
        ("/private/press/1", True),
        ("/private", True),
        ("/a.pdf", False),
        ("/a.pdf?x", True),
        ("/a.pdf/b.pdf", False),
        ("/search?q=1", False),
        ("/search", True),
        ("/priv%61te/x", False),
    ],
)
def test_the_longest_rule_for_all_holds(path: str, *, allowed: bool) -> None:
    others = FILE.replace("digest/2.0", "nobody")
    assert read_rules(others.encode()).allow(path) is allowed
    assert read_rules(others.encode()).delay_seconds == 5


def test_without_rules_all_is_allowed_and_allow_wins_a_tie() -> None:
    assert read_rules(b"").allow("/x")
    assert read_rules(b"User-agent: *\nDisallow:\n").allow("/x")
    assert read_rules(b"\xef\xbb\xbfuser-agent: *\r\nallow: /a # why\r\ndisallow: /a").allow("/a")
    assert read_rules(b"Disallow: /\n").allow("/x")  # a rule without a group is nobody's


@given(
    st.binary(max_size=200) | st.text("*$/a?:\nDisallowUser-agent ", max_size=200).map(str.encode), st.text(max_size=20)
)
def test_whatever_the_file_is_it_says_yes_or_no(data: bytes, path: str) -> None:
    assert read_rules(data).allow("/" + path) in (True, False)


def test_a_hostile_file_takes_no_time() -> None:
    data = b"User-agent: *\n" + b"Disallow: /" + b"*a" * 2000 + b"\n" + b"Disallow: /*a*a*a*a*a*a*b\n" * 500
    started = time.process_time()
    read_rules(data).allow("/" + "a" * 2000)
    assert time.process_time() - started < 2
