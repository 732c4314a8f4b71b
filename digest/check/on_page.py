"""Promise 1 on a story's page: each sentence, figure and quotation in its own place, and cited to its own source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from digest.check.built import StoryFile, objects, shown, text_of, texts_of
from digest.check.places import Places, Standing
from digest.text import count_words, fold, split_words, words
from digest.values import Article

# How a page leaves words out of a quotation.
_GAP = re.compile(r"…|\.\.\.|\[[^\]]*\]")
# More words in one paragraph of the summary are no label of the site's.
_LABEL_WORDS = 12

_Json = Mapping[str, object]


def misplaced(story: StoryFile, on_page: Places, articles: Mapping[str, Article]) -> Iterator[str]:
    """Yield what of a story's data doesn't stand on its page where it belongs, or stands there otherwise."""
    ids = [text_of(item, "id") for item in story.listed("articles")]
    if missing := [article for article in ids if article not in on_page.anchors]:
        yield f"expected an element with the id of a source for {', '.join(missing)}, found none"
    yield from _summary(story, on_page, articles)
    for item in story.listed("articles"):
        yield from _source(item, on_page, has_additions=len(ids) > 1)
    values = [value for difference in story.listed("differences") for value in objects(difference.get("values"))]
    yield from _passages("differences", values, on_page)
    yield from _passages("timeline", story.listed("timeline"), on_page)
    yield from _quotations(story, on_page, articles)
    yield from _titles(on_page)


def _summary(story: StoryFile, on_page: Places, articles: Mapping[str, Article]) -> Iterator[str]:
    standing, picks = on_page.sections.get("summary", ()), story.listed("summary")
    found: list[int] = []
    for pick in picks:
        sentence, anchor = fold(text_of(pick, "text")), on_page.anchors.get(text_of(pick, "article"), "")
        start = found[-1] + 1 if found else 0
        here = (n for n, one in enumerate(standing) if n >= start and one.is_block and one.text == sentence)
        at = next(here, None)
        if at is None:
            yield f"expected the summary's sentence {shown(sentence)} on the page, in its place, found it nowhere"
            return
        found.append(at)
        if standing[at].mark != anchor:
            yield f"expected {shown(sentence)} to be cited to #{anchor}, found it cited to #{standing[at].mark}"
    before = [one.named for one in standing[: found[0]] if one.named] if found else []
    if len(before) > 1:
        yield f"expected one mark before the first sentence of the summary, found {before}"
    for number, pick in enumerate(picks):
        is_last = number == len(picks) - 1
        behind = standing[found[number] + 1 : None if is_last else found[number + 1]]
        yield from _also(pick, [one.named for one in behind if one.named], on_page, is_last=is_last)
        yield from _context(pick, behind, articles)


def _also(pick: _Json, named: list[str], on_page: Places, *, is_last: bool) -> Iterator[str]:
    """Compare the marks behind a sentence; the last of them is the next sentence's."""
    also = sorted(named if is_last else named[:-1])
    told = sorted(on_page.anchors.get(article, "") for article in texts_of(pick, "also_in"))
    if also != told:
        yield f"expected {shown(text_of(pick, 'text'))} to be told as also in {told}, found {also}"


def _context(pick: _Json, behind: Sequence[Standing], articles: Mapping[str, Article]) -> Iterator[str]:
    """Yield paragraphs behind a sentence that are too long for a label and not its neighbours in the article."""
    article = articles.get(text_of(pick, "article"))
    source = fold(article.text) if article else ""
    for one in behind:
        if one.element.tag == "p" and count_words(one.text) > _LABEL_WORDS:
            strange = [part for part in one.text.split(fold(text_of(pick, "text"))) if part.strip() not in source]
            yield from (f"expected the context {shown(part)} in the same article, found it nowhere" for part in strange)


def _source(item: _Json, on_page: Places, *, has_additions: bool) -> Iterator[str]:
    """Compare an article's entry: its headline, outlet and address, and what it adds."""
    anchor = on_page.anchors.get(text_of(item, "id"), "")
    elements = on_page.sections.get(anchor, ())
    texts = {one.text for one in elements}
    for key in ("title", "outlet"):
        if (text := fold(text_of(item, key))) and text not in texts:
            yield f"expected {key} {shown(text)} at #{anchor}, found it nowhere there"
    address = text_of(item, "url")
    if address and all(one.element.get("href") != address for one in elements):
        yield f"expected a link to {address} at #{anchor}, found none"
    if has_additions and text_of(item, "role") != "background":
        yield from _passages(anchor, objects(item.get("adds")), on_page)


def _passages(section: str, cited: Sequence[_Json], on_page: Places) -> Iterator[str]:
    """Compare the words of sources that stand in a section, each in an element of its own behind its mark."""
    standing = Counter((one.mark, one.text) for one in on_page.said(section))
    wanted = Counter(
        (on_page.anchors.get(text_of(item, "article"), ""), fold(text_of(item, "text")))
        for item in cited
        if text_of(item, "text")
    )
    for (anchor, text), number in wanted.items():
        if standing[anchor, text] < number:
            yield f"expected {shown(text)}, cited to #{anchor}, in #{section}, found it {standing[anchor, text]} times"


def _quotations(story: StoryFile, on_page: Places, articles: Mapping[str, Article]) -> Iterator[str]:
    """Compare quotations form by form: the words that are printed, and who carries them."""
    section = on_page.sections.get("quotations", ())
    quoted = [at for at, one in enumerate(section) if one.element.tag == "blockquote"]
    forms = [form for utterance in story.listed("quotations") for form in objects(utterance.get("forms"))]
    if len(quoted) != len(forms):
        yield f"expected {len(forms)} forms of quotations on the page, found {len(quoted)}"
        return
    for form, at in zip(forms, quoted, strict=True):
        within = [one for one in section[at + 1 :] if one.end <= section[at].end]
        yield from _form(form, within, on_page, articles)
    texts = {one.text for one in section}
    for utterance in story.listed("quotations"):
        if (speaker := fold(text_of(utterance, "speaker"))) and speaker not in texts:
            yield f"expected the speaker {shown(speaker)} among the quotations, found nobody of this name"


def _form(form: _Json, within: Sequence[Standing], on_page: Places, articles: Mapping[str, Article]) -> Iterator[str]:
    match form:
        case {"article": str(article), "start": int(start), "end": int(end)} if article in articles:
            source = articles[article].text[start:end]
        case _:
            return  # the data is at fault, which is told of it
    printed = " ".join(one.text for one in within if one.element.tag == "p")
    whole = fold(text_of(form, "text"))
    pieces = [piece for piece in map(fold, _GAP.split(printed)) if words(piece)]
    if whole and _compared(printed) != _compared(whole):
        yield f"expected the quotation {shown(whole)} in its place, found {shown(printed)}"
    elif not all(_compared(piece) in _compared(source) for piece in pieces):
        yield f"expected the quotation {shown(printed)} in its source, found there {shown(source)}"
    carried = sorted(on_page.anchors.get(one, "") for one in texts_of(form, "articles"))
    named = sorted(one.named for one in within if one.named)
    if carried != named:
        yield f"expected the quotation {shown(source)} to be told as carried by {carried}, found {named}"


def _titles(on_page: Places) -> Iterator[str]:
    """Yield marks that show, when they are pointed at, another name than their source has."""
    names = {name: {one.text for one in elements} for name, elements in on_page.sections.items()}
    for elements in on_page.sections.values():
        for one in elements:
            title = fold(one.element.get("title"))
            if one.named and title and title not in names.get(one.named, ()):
                yield f"expected a mark of #{one.named} to bear the name that stands there, found {shown(title)}"


def _compared(text: str) -> str:
    return f" {' '.join(split_words(text))} "
