"""Mails: one article each, whatever the mail is like."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.load import load
from digest.load.mail_text import flowed_lines, unwrapped_lines
from digest.values import RawArticle, SkippedFile, SourceFile
from tests.casefile import Case, read_cases
from tests.load.told import check_spans, told

CASES = read_cases(Path(__file__).parent / "cases" / "mails.md")


def only(data: bytes) -> RawArticle | SkippedFile:
    (found,) = load(SourceFile("letter.eml", data))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
@pytest.mark.parametrize("eol", ["\n", "\r\n"], ids=["unix", "dos"])
def test_gives_the_article(case: Case, eol: str) -> None:
    found = told(only(case.blocks["mail"].replace("\n", eol).encode()))
    assert found.replace("skipped letter.eml:", "skipped:") == case.blocks["article"]


def test_a_flowed_text_without_its_spaces_is_joined() -> None:
    assert flowed_lines("汉字 \n汉字\n", delete_space=True) == ("汉字汉字",)


@pytest.mark.parametrize(
    "text",
    [
        "A list of things\nthat are short\nstays as it is",
        "A headline of sixty or so characters, ends here as is\nAnother\nA third, about as long as the first one",
        "",
    ],
)
def test_lines_that_were_meant_to_end_are_not_joined(text: str) -> None:
    assert unwrapped_lines(text) == tuple(text.split("\n") if text else ())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04\x14\x00",
        b"Subject: x\n\n",
        b"Subject: =?x-none?b?////?=\nContent-Type: text/plain; charset=none-such\n\n\xff\xfe",
        b"Content-Type: multipart/mixed; boundary=\n\n--\n--\n",
        b"Content-Type: multipart/mixed\n\nno boundary",
        b"Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n!!!!",
        b"From: " + b"(" * 100_000 + b"\nSubject: " + b"=?utf-8?q?" * 50_000 + b"\n\nText here.",
        b"Subject: x\n\n" + b"x" * 5_000_000,
        b"Subject: x\nContent-Type: text/plain; charset=utf-7\n\n+ADw-",
    ],
    ids=lambda data: repr(data[:20]),
)
def test_odd_mails_give_an_article_or_a_reason(data: bytes) -> None:
    check_spans(only(data))


def test_parts_nested_without_end_are_refused() -> None:
    data = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000))
    found = only(data + b"\ntext")
    assert isinstance(found, SkippedFile)


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=100), st.sampled_from(CASES), st.integers(0, 1500), st.integers(0, 40))
def test_no_damage_to_a_mail_makes_it_stumble(noise: bytes, case: Case, where: int, length: int) -> None:
    data = case.blocks["mail"].encode()
    check_spans(only(data[:where] + noise + data[where + length :]))
