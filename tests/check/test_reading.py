"""The outsider's reading of files: whatever they hold, something is read and nothing is raised."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.check import CHECKS, Inspection, read_built
from digest.check.markup import read_page
from digest.settings.values import Settings
from digest.values import NOTHING_PUBLISHED

_PIECES = st.lists(
    st.sampled_from(["<p>", "</p>", "<", ">", "&lt;", '"', "'", "<a href=", "<!--", "<script>", "<![CDATA[", "x", " "])
    | st.text(max_size=8)
)
_KEYS = (
    "files id text article start end articles summary quotations forms differences values adds also_in counts inputs "
    "path items title"
)
_PATHS = (
    "index.html",
    "a.json",
    "stories/a/story.json",
    "feed.xml",
    "a.opml",
    "a.css",
    "a.svg",
    ".digest-manifest.json",
)


@given(_PIECES)
def test_any_text_is_a_page(pieces: list[str]) -> None:
    page = read_page("".join(pieces))
    assert all(isinstance(text, str) for text in page.texts())


def test_words_end_at_the_edges_of_blocks_and_go_on_within_a_line() -> None:
    page = read_page("<p>half a <em>wo</em>rd</p><ul><li>one<li>two</ul><script>no</script><!-- hidden -->")
    assert [block.strip() for block in page.blocks] == ["half a word", "one", "two"]
    assert page.comments == [" hidden "]
    assert [code for _, code in page.code] == ["no"]


def test_of_an_attribute_that_stands_twice_the_first_counts() -> None:
    (element,) = read_page('<a href="https://x.example/" href="javascript:1">').elements
    assert element.get("href") == "https://x.example/"
    assert len(element.attributes) == 2


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(_KEYS.split()),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.sampled_from(_PATHS), st.binary(max_size=60) | _JSON)
def test_no_check_stumbles_over_what_a_file_holds(path: str, content: object) -> None:
    import json  # noqa: PLC0415 - for this property alone

    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    page = b'<h1>a</h1><p id="summary">a<a href="#source-a">A</a><p id="source-a">a<blockquote id="quotations">a'
    files = {"stories/a/index.html": page, "stories/a/audit/index.html": page, path: data}
    seen = Inspection(read_built(files), {}, {}, Settings(), NOTHING_PUBLISHED)
    for check in CHECKS:
        assert check(seen).looked_at >= 0
