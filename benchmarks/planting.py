"""A news text -> the same text copied, edited, rewritten or with one thing changed, always in the same way.

What is planted is known, so that it can be counted how much of it is found. Rewriting is done with a small list of
words that mean about the same, by moving clauses, by dropping sentences and by another opening: cruder than a person,
but no kinder to a comparison of words.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

# Words that news texts use for one another; each is replaced by the next in its row.
_ROWS = (
    "said stated remarked",
    "says states remarks",
    "told informed",
    "asked requested",
    "announced declared revealed",
    "showed indicated demonstrated",
    "found discovered",
    "killed slain",
    "died perished",
    "injured wounded hurt",
    "began started commenced",
    "begin start",
    "ended finished concluded",
    "stopped halted",
    "continue proceed",
    "help assist aid",
    "helped assisted aided",
    "attack assault strike",
    "attacks assaults strikes",
    "attacked struck",
    "arrested detained apprehended",
    "police officers",
    "officials authorities",
    "government administration",
    "country nation state",
    "countries nations states",
    "leader head chief",
    "leaders heads chiefs",
    "talks negotiations discussions",
    "meeting gathering",
    "agreement accord deal",
    "plan proposal scheme",
    "plans proposals schemes",
    "decision ruling",
    "company firm business",
    "companies firms businesses",
    "workers employees staff",
    "people persons individuals",
    "children youngsters kids",
    "man male",
    "woman female",
    "house home residence",
    "houses homes residences",
    "city town municipality",
    "area region district",
    "areas regions districts",
    "big large sizeable",
    "large considerable big",
    "small minor little",
    "new recent fresh",
    "old former",
    "important significant crucial",
    "major leading principal",
    "many numerous",
    "several various",
    "almost nearly",
    "nearly almost",
    "about roughly",
    "around approximately",
    "after following",
    "before prior",
    "because since",
    "although though",
    "however nevertheless",
    "also additionally",
    "while whereas",
    "during throughout",
    "against opposing",
    "quickly rapidly swiftly",
    "recently lately",
    "currently presently",
    "allow permit",
    "allowed permitted",
    "want wish",
    "wants wishes",
    "wanted wished",
    "need require",
    "needs requires",
    "needed required",
    "use employ",
    "used employed",
    "make produce",
    "made produced",
    "give provide grant",
    "given provided granted",
    "get obtain receive",
    "take seize",
    "taken seized",
    "kept retained",
    "keep retain",
    "sent dispatched",
    "send dispatch",
    "left departed",
    "reached arrived",
    "hit struck battered",
    "caused triggered",
    "cause trigger",
    "destroyed wrecked ruined",
    "damage harm",
    "damaged harmed",
    "increase rise growth",
    "increased grown",
    "fell dropped declined",
    "fall drop decline",
    "money funds cash",
    "cost price",
    "costs prices",
    "report account",
    "reports accounts",
    "statement declaration",
    "support backing",
    "supported backed",
    "supporters backers",
    "critics opponents",
    "criticized condemned",
    "vote ballot",
    "election poll",
    "law statute legislation",
    "court tribunal",
    "judge magistrate",
    "lawyer attorney counsel",
    "crime offence",
    "prison jail",
    "soldiers troops servicemen",
    "troops soldiers forces",
    "war conflict",
    "fire blaze",
    "storm tempest",
    "hospital clinic",
    "doctors physicians medics",
    "school college",
    "students pupils",
    "year twelvemonth",
    "expected anticipated",
    "likely probable",
    "possible conceivable",
    "difficult hard tough",
    "dangerous perilous hazardous",
    "angry furious",
    "called termed named",
    "described portrayed",
    "believed thought",
    "believe think",
    "know understand",
    "working operating",
    "work labour",
    "build construct",
    "built constructed",
    "buy purchase",
    "bought purchased",
    "sell market",
    "sold marketed",
    "public general",
    "fear dread",
    "fears worries concerns",
    "problem issue difficulty",
    "problems issues difficulties",
    "questions queries",
    "evidence proof",
    "investigation inquiry probe",
    "accused charged",
    "claimed alleged",
    "claims allegations",
    "refused declined",
    "rejected dismissed",
    "joined entered",
    "early initial",
    "late tardy",
    "final last ultimate",
    "main chief primary",
)
_INSTEAD = {row.split()[0]: row.split()[1:] for row in _ROWS}
# Words of this length that the list doesn't have are replaced too, by words that no comparison can know, at this part
# of the rate at which those of the list are.
_LONG = 5
_UNLISTED = 0.35
_WORD = re.compile(r"[A-Za-z]+")
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_CLAUSE = re.compile(
    r"^(?P<main>[A-Z][^,“”\"]{25,160}?),? (?P<clause>(?:after|when|while|because|as|although) [^,“”\"]{15,120})\.$"
)
_FRONT = re.compile(r"^(?P<front>(?:On|In|At|After|During|Since) [^,“”\"]{4,60}), (?P<main>[^“”\"]{25,220})\.$")
_LEADS = (
    "What had been in the air for days has now come true, and it raises more questions than it answers.",
    "It is a matter that many had hoped would be settled by now, and it is far from over.",
    "The news travelled fast, and it is easy to see why so many took notice of it.",
)


def sentences(text: str) -> list[list[str]]:
    """Return the sentences of each paragraph, roughly cut."""
    return [_SENTENCES.split(line.strip()) for line in text.splitlines() if line.strip()]


def joined(paragraphs: list[list[str]]) -> str:
    """Return the text of paragraphs of sentences."""
    return "\n".join(" ".join(paragraph) for paragraph in paragraphs if paragraph)


def edited(text: str, stream: random.Random) -> str:
    """Return `text` as a desk edits it: one sentence in ten gone, a word changed in every third."""
    found = []
    for paragraph in sentences(text):
        kept = [_reworded(s, stream, 0.08) for s in paragraph if stream.random() > 0.1]
        found.append(kept)
    return joined(found)


def rewritten(text: str, stream: random.Random, credit: str = "") -> str:
    """Return `text` in other words: other opening, half the words that have another put for it, clauses moved.

    What is in quotation marks stays. `credit` names the outlet that the rewrite says it has its report from.
    """
    paragraphs = sentences(text)
    lead = stream.choice(_LEADS) + (f" {credit} reported it first." if credit else "")
    found = [[lead]]
    for number, paragraph in enumerate(paragraphs):
        if number == 0:
            continue
        kept = [_moved(_reworded(s, stream, 0.7)) for s in paragraph if stream.random() > 0.2]
        # Neighbouring sentences change places now and then.
        if len(kept) > 2 and stream.random() < 0.3:
            kept[0], kept[1] = kept[1], kept[0]
        found.append(kept)
    return joined(found)


def _reworded(sentence: str, stream: random.Random, share: float) -> str:
    """Return `sentence` with some of its words replaced, none in quotation marks."""
    parts, position = [], 0
    for quoted in _QUOTED.finditer(sentence):
        parts += [_replaced(sentence[position : quoted.start()], stream, share), quoted.group()]
        position = quoted.end()
    return "".join([*parts, _replaced(sentence[position:], stream, share)])


def _replaced(text: str, stream: random.Random, share: float) -> str:
    def other(match: re.Match[str]) -> str:
        word = match.group()
        instead = _INSTEAD.get(word)
        if instead is not None:
            return stream.choice(instead) if stream.random() < share else word
        # Who rewrites knows more words than this list: another word altogether stands for one that it has not.
        is_plain = word.islower() and len(word) >= _LONG
        return word[::-1] if is_plain and stream.random() < share * _UNLISTED else word

    return _WORD.sub(other, text)


def _moved(sentence: str) -> str:
    """Return `sentence` with a clause moved to the other end, where it has one."""
    if match := _CLAUSE.match(sentence):
        main = match["main"]
        opening = main[0].lower() if main.startswith(("The ", "A ")) else main[0]
        return f"{match['clause'][0].upper()}{match['clause'][1:]}, {opening}{main[1:]}."
    if match := _FRONT.match(sentence):
        front = match["front"]
        return f"{match['main'][0].upper()}{match['main'][1:]} {front[0].lower()}{front[1:]}."
    return sentence


def changed_quotation(text: str, change: Callable[[str], str | None]) -> tuple[str, str] | None:
    """Return the text with one quotation changed, and that quotation as it is now; None where none can be."""
    for match in re.finditer(r"(?<!\S)(?:“([^“”\"\n]{40,300})”|\"([^“”\"\n]{40,300}[.,!?])\")(?!\w)", text):
        quoted = match[1] or match[2]
        if (
            "..." not in quoted
            and "[" not in quoted
            and len(quoted.split()) >= 9
            and (now := change(quoted)) is not None
        ):
            start = match.start() + 1
            return text[:start] + now + text[start + len(quoted) :], now
    return None


def without_not(quoted: str) -> str | None:
    """Return a quotation with its first "not" dropped; None if it has none."""
    if " not " in quoted:
        return quoted.replace(" not ", " ", 1)
    if match := re.search(r"\b(\w+)n[’']t\b", quoted):
        plain = {"ca": "can", "wo": "will", "do": "do"}.get(match[1].casefold(), match[1])
        return quoted[: match.start()] + plain + quoted[match.end() :]
    return None


def other_word(quoted: str) -> str | None:
    """Return a quotation in which a word in the middle is another one."""
    words = quoted.split(" ")
    for index in range(len(words) // 2, len(words) - 2):
        if words[index].isalpha() and len(words[index]) > 4 and words[index].islower():
            return " ".join([*words[:index], "otherwise", *words[index + 1 :]])
    return None


def with_ellipsis(quoted: str) -> str | None:
    """Return a quotation with two words left out and dots in their place."""
    words = quoted.split(" ")
    middle = len(words) // 2
    return " ".join([*words[:middle], "...", *words[middle + 2 :]])


def with_bracket(quoted: str) -> str | None:
    """Return a quotation with an editor's word in brackets."""
    words = quoted.split(" ")
    middle = len(words) // 2
    return " ".join([*words[:middle], "[in effect]", *words[middle:]])


_FIGURE = re.compile(
    r"(?<![\w.,$£€-])(?P<number>[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{1,2})(?= [a-z]{4,})(?! (?:percent|years?))"
)


def changed_figure(text: str) -> tuple[str, str] | None:
    """Return the text with one number of something changed by about half, and the number as it is now."""
    for match in _FIGURE.finditer(text):
        value = int(match["number"].replace(",", ""))
        before = text[: match.start()].rstrip().rpartition(" ")[2]
        # "June 25", "Highway 31", "lap 41": names, not numbers of something.
        named = before[:1].isupper() or text[: match.start()].endswith(("lap ", "stage ", "No. ", "day "))
        if text.count(match["number"]) == 1 and not 1900 <= value <= 2100 and not named:
            now = f"{value + max(3, value // 2):,}"
            return text[: match.start()] + now + text[match.end() :], now
    return None
