"""docs/languages.md is what there is: its languages, its example, its faults."""

import re

import pytest

from digest.errors import SettingsError
from digest.settings import read_settings
from digest.wording.languages import languages, texts
from tests.docs.reading import block, rows, text_of

DOCUMENT = "docs/languages.md"


def test_the_languages_are_those_that_ship() -> None:
    listed = {cells[0].strip("`"): cells[1] for cells in rows(text_of(DOCUMENT).partition("\n## ")[0])}
    assert listed == {language: texts(language)["language.name"] for language in languages()}


def test_the_example_of_single_words_holds_no_fault_and_is_said() -> None:
    site = read_settings({"content/language.yaml": block(DOCUMENT, "content/language.yaml").encode()})
    assert site.words["latest"] == "Today"
    assert site.words.say("counts.articles", n=2) == "2 reports"


def test_the_faults_are_those_that_are_told() -> None:
    file = 'labels:\n  lastest: a\ncounts:\n  articles: "{n} reports"\n'
    with pytest.raises(SettingsError) as caught:
        read_settings({"content/language.yaml": file.encode()})
    assert (
        re.findall(r"^    (content/language\.yaml:.*)$", text_of(DOCUMENT), re.MULTILINE)
        == str(caught.value).splitlines()
    )
