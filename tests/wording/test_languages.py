"""Every language has every text, every form and every value; numbers, lists and dates are those of the language."""

from __future__ import annotations

from datetime import UTC, date, datetime
from importlib import resources

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from digest.values import Moment, message
from digest.wording.dates import days_in_words, in_words, weekday_in_words
from digest.wording.direction import direction, isolated
from digest.wording.languages import languages, texts
from digest.wording.plurals import categories, category
from digest.wording.prose import listed
from digest.wording.words import FALLBACK, NAMES, PLACEHOLDER, words_for

ENGLISH = texts(FALLBACK)
PLURAL = {key.removesuffix(".other") for key in ENGLISH if key.endswith(".other")}
SINGLE = {key for key in ENGLISH if key.rpartition(".")[0] not in PLURAL}
DAY = date(2025, 8, 1)


def values(text: str) -> set[str]:
    return {match[1] for match in PLACEHOLDER.finditer(text)}


@pytest.mark.parametrize("language", languages())
def test_every_language_has_every_text_and_every_plural_form_and_no_other(language: str) -> None:
    wanted = SINGLE | {f"{key}.{form}" for key in PLURAL for form in categories(language)}
    tables = {key for key in texts(language) if key.startswith("numbers.")}
    assert texts(language).keys() - tables == wanted - tables
    assert tables >= {key for key in wanted if key.startswith("numbers.")}
    assert all(text.strip() or key == "numbers.group" for key, text in texts(language).items())


@pytest.mark.parametrize("language", languages())
def test_every_text_has_the_values_of_the_english_one_and_names_tables_that_there_are(language: str) -> None:
    tables = {key.removeprefix("numbers.") for key in texts(language) if key.startswith("numbers.")} | NAMES
    for key, text in texts(language).items():
        plural = key.rpartition(".")[0] in PLURAL
        english = ENGLISH[f"{key.rpartition('.')[0]}.other"] if plural else ENGLISH.get(key, "")
        # "a quotation differs" says its number without the figure, and other languages may say so of two.
        assert values(text) ^ values(english) <= ({"n"} if plural else set()), key
        assert {match[2] for match in PLACEHOLDER.finditer(text) if match[2]} <= tables, key
        assert "{" not in PLACEHOLDER.sub("", text), key


@pytest.mark.parametrize("language", languages())
def test_files_hold_texts_alone_with_typographic_apostrophes(language: str) -> None:
    def leaves(value: object) -> list[object]:
        return [leaf for one in value.values() for leaf in leaves(one)] if isinstance(value, dict) else [value]

    file = resources.files("digest.wording.languages").joinpath(f"{language}.yaml").read_text("utf-8")
    for text in leaves(yaml.safe_load(file)):
        assert isinstance(text, str)
        assert "'" not in text
        assert '"' not in text
    assert len(texts(language)["dates.months"].split()) == 12
    assert len(texts(language)["dates.weekdays"].split()) == 7


@pytest.mark.parametrize(
    ("language", "number", "percent", "names", "day", "weekday"),
    [
        ("en", "1,200 27,500.5", "9%", "A, B and C", "1 August 2025", "Friday 1 August 2025"),
        ("de", "1.200 27.500,5", "9\u00a0%", "A, B und C", "1. August 2025", "Freitag, 1. August 2025"),
        ("fr", "1\u202f200 27\u202f500,5", "9\u00a0%", "A, B et C", "1er août 2025", "vendredi 1er août 2025"),
        ("es", "1200 27.500,5", "9\u00a0%", "A, B y C", "1 de agosto de 2025", "viernes, 1 de agosto de 2025"),
        ("uk", "1200 27\u00a0500,5", "9%", "A, B і C", "1 серпня 2025 року", "п’ятниця, 1 серпня 2025 року"),
    ],
)
def test_numbers_lists_and_dates(language: str, number: str, percent: str, names: str, day: str, weekday: str) -> None:
    words = words_for(language)
    assert f"{words.number(1200)} {words.number(27500.5)}" == number
    assert words.say("numbers.percent", n=9) == percent
    assert listed(["A", "B", "C"], words) == names
    assert (words.day(DAY), weekday_in_words(DAY, words)) == (day, weekday)


@pytest.mark.parametrize(
    ("language", "days", "months", "years"),
    [
        (
            "en",
            "from 19 to 20 August 2025",
            "from 31 August to 1 September 2025",
            "from 30 December 2025 to 2 January 2026",
        ),
        (
            "de",
            "aus der Zeit vom 19. bis zum 20. August 2025",
            "aus der Zeit vom 31. August bis zum 1. September 2025",
            "aus der Zeit vom 30. Dezember 2025 bis zum 2. Januar 2026",
        ),
        (
            "es",
            "del 19 al 20 de agosto de 2025",
            "del 31 de agosto al 1 de septiembre de 2025",
            "del 30 de diciembre de 2025 al 2 de enero de 2026",
        ),
    ],
)
def test_months_and_years_are_said_once_where_they_are_the_same(
    language: str, days: str, months: str, years: str
) -> None:
    words = words_for(language)
    assert days_in_words(date(2025, 8, 19), date(2025, 8, 20), "from", words) == days
    assert days_in_words(date(2025, 8, 31), date(2025, 9, 1), "from", words) == months
    assert days_in_words(date(2025, 12, 30), date(2026, 1, 2), "from", words) == years


@pytest.mark.parametrize(
    ("zone", "day"),
    [("UTC", "20 August 2025"), ("Asia/Tokyo", "21 August 2025"), ("America/New_York", "20 August 2025")],
)
def test_a_moment_is_of_the_day_that_it_is_in_the_zone_of_the_site(zone: str, day: str) -> None:
    words = words_for("en", (), zone)
    instant = datetime(2025, 8, 20, 23, 30, tzinfo=UTC)
    assert in_words(Moment(date(2025, 8, 20), instant, "", ""), words) == day
    assert in_words(Moment(date(2025, 8, 20), None, "", ""), words) == "20 August 2025"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "0 articles; 1 article; 2 articles; 5 articles; 21 articles"),
        ("de", "0 Artikel; 1 Artikel; 2 Artikel; 5 Artikel; 21 Artikel"),
        ("fr", "0 article; 1 article; 2 articles; 5 articles; 21 articles"),
        ("es", "0 artículos; 1 artículo; 2 artículos; 5 artículos; 21 artículos"),
        ("uk", "0 матеріалів; 1 матеріал; 2 матеріали; 5 матеріалів; 21 матеріал"),
    ],
)
def test_a_number_has_the_noun_in_its_form(language: str, told: str) -> None:
    words = words_for(language)
    assert "; ".join(words.say("counts.articles", n=n) for n in (0, 1, 2, 5, 21)) == told


def test_ukrainian_numbers_in_words_agree_with_their_noun() -> None:
    words = words_for("uk")
    said = [words.say("standing.outlets", n=n, when="") for n in (1, 2, 5, 21)]
    assert said == [
        "про це повідомило одне видання",
        "про це повідомили два видання",
        "про це повідомили п’ять видань",
        "про це повідомило 21 видання",
    ]
    assert words.say("flags.quotations", n=2) == "дві цитати різняться"
    assert words.say("units.tonne", n=2.5, value=2.5) == "2,5 тонни"


def test_a_part_is_told_as_several_are() -> None:
    words = words_for("en")
    assert [words.say("units.tonne", n=n, value=n) for n in (1, 1.5, 2)] == ["1 tonne", "1.5 tonnes", "2 tonnes"]


def test_spanish_and_gives_way_before_its_own_sound() -> None:
    words = words_for("es")
    assert listed(["A", "I"], words) == "A e I"
    assert listed(["aguja", "hilo"], words) == "aguja e hilo"
    assert listed(["agua", "hielo"], words) == "agua y hielo"


@pytest.mark.parametrize(
    ("language", "numbers"),
    [
        ("en", {"one": [1], "other": [0, 2, 11, 21, 101]}),
        ("fr", {"one": [0, 1], "other": [2, 21, 101]}),
        ("uk", {"one": [1, 21, 101], "few": [2, 4, 22, 104], "many": [0, 5, 11, 12, 14, 20, 111, 112, 114]}),
        ("pl", {"one": [1], "few": [2, 4, 22, 104], "many": [0, 5, 11, 12, 14, 20, 21, 101, 112, 114]}),
        ("cs", {"one": [1], "few": [2, 3, 4], "other": [0, 5, 11, 22, 102]}),
        ("ro", {"one": [1], "few": [0, 2, 19, 101, 119], "other": [20, 100, 120]}),
        ("he", {"one": [1], "two": [2], "other": [0, 3, 12, 22]}),
        (
            "ar",
            {"zero": [0], "one": [1], "two": [2], "few": [3, 10, 103, 110], "many": [11, 99, 111], "other": [100, 202]},
        ),
        ("ja", {"other": [0, 1, 2, 11]}),
    ],
)
def test_categories_of_numbers_are_those_of_cldr(language: str, numbers: dict[str, list[int]]) -> None:
    found = {
        kind: [number for number in of_kind if category(language, number) == kind] for kind, of_kind in numbers.items()
    }
    assert found == numbers


@given(st.sampled_from([*languages(), "pl", "cs", "ar", "he", "ro", "ja", "nl"]), st.integers(0, 10**6))
def test_every_number_has_a_category_of_its_language(language: str, number: int) -> None:
    assert category(language, number) in categories(language)


@given(st.sampled_from(languages()), st.sampled_from(sorted(PLURAL)), st.integers(0, 1000))
def test_no_text_is_said_with_braces_or_a_key_in_it(language: str, key: str, number: int) -> None:
    said = words_for(language).say(key, n=number)
    assert said
    assert "{" not in said
    assert key not in said


def test_what_no_language_has_is_said_by_its_key() -> None:
    assert words_for("de").say("notes.unheard_of", n=3) == "notes.unheard_of"


def test_a_site_s_own_texts_go_before_those_of_its_language() -> None:
    words = words_for("de-AT", (("dates.months", "Jänner Feber März April Mai Juni Juli A S O N D"),))
    assert words.day(date(2026, 1, 2)) == "2. Jänner 2026"
    assert words["latest"] == "Aktuell"


HEBREW, DAILY = "הארץ", "Harbour Daily"


def test_names_that_run_the_other_way_are_isolated_and_others_left_alone() -> None:
    assert isolated(HEBREW, "ltr") == f"\u200e{HEBREW}\u200e"
    assert isolated(DAILY, "ltr") == DAILY
    assert isolated(DAILY, "rtl") == f"\u200f{DAILY}\u200f"
    assert isolated("2025", "rtl") == "2025"
    english = words_for("en")
    assert english.say("notes.credits", outlet=HEBREW) == f"Credits \u200e{HEBREW}\u200e."
    assert english.say("position.told", mark="A", outlet=DAILY, day=DAY, how="independent") == (
        "A, Harbour Daily, 1 August 2025: independent."
    )


def test_what_is_isolated_once_is_not_isolated_again_within_our_own_words() -> None:
    own = (("notes.credits", "נותן קרדיט: {outlet}"), ("places.in_brackets", "{what} ({place})"))
    words = words_for("he", own)
    said = words.say("places.in_brackets", what=message("notes.credits", outlet=DAILY), place="4")
    assert said == f"נותן קרדיט: \u200f{DAILY}\u200f (4)"


@pytest.mark.parametrize(
    ("tag", "runs"),
    [("he-IL", "rtl"), ("ar", "rtl"), ("fa-AF", "rtl"), ("az-Arab", "rtl"), ("ku-Latn", "ltr"), ("de", "ltr")],
)
def test_direction(tag: str, runs: str) -> None:
    assert direction(tag) == runs
