"""Turns a seed into synthetic news articles: stories of several reports each, dated, with copies and page furniture.

For measuring time and memory, never quality: the language is made of few patterns. Every story draws from a random
stream of its own, so a corpus of 1,000 stories opens with the very articles of a corpus of 100.

    python -m benchmarks.corpus FOLDER --stories 100 --articles 3
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

FIRST_DAY = datetime(2026, 1, 5, 6, tzinfo=UTC)
# A medium newsroom's day; the age of stories is what grouping by time has to tell apart.
STORIES_PER_DAY = 40

ONSETS = ("b", "br", "d", "f", "g", "h", "k", "kl", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "w", "z")
VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "ou")
PLACE_ENDS = ("ford", "ton", "by", "mere", "wick", "dale", "haven", "stead", "burgh", "ley")
FIRST_NAMES = (
    "Ada",
    "Ben",
    "Carla",
    "Dirk",
    "Elin",
    "Farid",
    "Greta",
    "Hanno",
    "Ines",
    "Jonas",
    "Kaya",
    "Leon",
    "Mina",
)
OUTLETS = tuple(
    f"{place} {kind}"
    for place in ("Harbour", "Northern", "Valley", "Lakeside", "Eastern", "Highland")
    for kind in ("Post", "Courier", "Herald", "Observer")
)
NOUNS = (
    "anchor apprentice archive bakery barrier battery bell boiler border bridge budget bus cable camera canal cargo"
    " cathedral ceiling cellar chapel choir cinema clinic coal concert contract copper cottage crane crop dam deposit"
    " depot diesel district dock drain election engine estate exhibit factory farm fence ferry festival field flood"
    " forest fuel garage garden gas glass grain granary gravel harbour harvest heating hedge herd hospital hostel hotel"
    " housing kitchen laboratory ladder landlord lantern laundry lease library lift lighthouse loan lorry market meadow"
    " meter mill mine mortgage motorway museum nursery oak oil orchard oven parcel pavement pension pier pipe platform"
    " playground pollen pond porch port poultry prison pump quarry queue railway rain rent reservoir roof rope rubbish"
    " salt scaffold school server sewer shed shipyard shop signal slate snow solar square stable stadium station steel"
    " stone storm strike subsidy sugar surgery switch tank tariff tax theatre ticket timber tower toxin tractor tram"
    " trench tunnel turbine union vaccine valve village voucher wage wall warehouse waste water well wheat wind window"
    " wire wool workshop yard"
)
VERBS = (
    "abandoned accepted adopted approved audited banned blocked bought capped cleared closed condemned copied covered"
    " cut delayed demolished doubled drained emptied enlarged examined extended filled financed fined flooded freed"
    " halted heated hired inspected insured leased lifted lit loaded lost lowered mapped measured mended merged moved"
    " opened painted paved planted postponed pumped raised rebuilt recalled refused rejected released removed rented"
    " repaired replaced rescued reviewed sealed searched secured seized shared shut sold split stopped stored tested"
    " traded trained transferred trimmed uncovered upgraded vacated valued weighed widened withdrew"
)
TRAITS = (
    "ancient bare borrowed brick broken busy central cheap clean coastal cold costly cracked crowded damp deep disused"
    " distant dusty early eastern empty flat former frozen green heavy hidden hollow idle iron late leaking local loose"
    " lower muddy narrow new northern old open outer painted private public quiet remote royal rural rusty sandy"
    " shallow silent small southern spare steep stolen temporary tidal tiled unpaid upper vast western wet wide"
    " wooden"
)
BODIES = ("council", "transport office", "building inspectorate", "fire service", "regional court", "audit board")
HEADLINES = (
    "{place}: {trait0} {noun0} {verb0}",
    "{noun0} in {place} {verb0}, {body} says",
    "What {place} should know about the {noun0}",
    "{person} defends decision on {place} {noun0}",
)
# Every story fills the blanks with words of its own, so that two events share as little as real ones do.
FACTS = (
    "The {body} in {place} {verb0} the {trait0} {noun0} on {weekday}, together with the {noun1}.",
    "{person}, who speaks for the {body}, named the {trait1} {noun2} as the reason.",
    "About {many} people in {place} rely on the {noun0} and on the {trait2} {noun3}.",
    '"Nobody expected the {noun2} to be {verb1} before the {noun4}," {person} told reporters in {place}.',
    "The {body} has set aside {money} million crowns for a {trait3} {noun5}.",
    "Work on the {noun0} is to last {weeks} weeks, while the {noun6} stays {verb2}.",
    "{second}, who owns the {trait4} {noun7} in {place}, called the {noun1} overdue.",
    "In {year} the {noun0} had been {verb3} for {days} days because of a {noun8}.",
    "Trade at the {trait5} {noun9} in {place} fell by {percent} per cent within a year.",
    "A hearing on the {noun5} and the {noun3} is planned in {place}.",
)
ASIDES = (
    "Our reporter saw {few} people waiting by the {trait1} {noun6} in {place} in the morning.",
    "{second} said that neighbours in {place} had offered a {noun9}.",
    "The weather office expects rain over {place} until the end of the week.",
    "Nobody at the {noun7} would say when the {noun8} might be {verb4}.",
)
FURNITURE = (
    "Share this article",
    "Sign up for our morning newsletter",
    "Related stories",
    "Advertisement",
    "Read more",
)


@dataclass(frozen=True, slots=True)
class SyntheticArticle:
    """One article as somebody would paste it; `path` is below the seeds folder and sorts by story."""

    path: str
    story: int
    text: str


def corpus(
    stories: int, articles: int, seed: int = 1, stories_per_day: int = STORIES_PER_DAY
) -> Iterator[SyntheticArticle]:
    """Yield `stories` times `articles` articles, story by story; the same arguments give the same articles."""
    for story in range(stories):
        chance = random.Random(f"{seed}/{story}")
        words = vocabulary(chance)
        facts = [fact.format_map(words) for fact in FACTS]
        start = FIRST_DAY + timedelta(days=story // stories_per_day, minutes=chance.randrange(12 * 60))
        outlets = [OUTLETS[(story + step) % len(OUTLETS)] for step in range(articles)]
        for number in range(articles):
            published = start + timedelta(hours=3 * number)
            headline = HEADLINES[number % len(HEADLINES)].format_map(words)
            head = [headline[0].upper() + headline[1:], outlets[number], f"{published:%d %B %Y, %H:%M} UTC"]
            text = "\n".join([*head, "", *paragraphs(chance, words, facts, outlets, number)]) + "\n"
            yield SyntheticArticle(f"{story // 1000:03}/{story:06}-{number:02}.txt", story, text)


def paragraphs(
    chance: random.Random, words: dict[str, str], facts: list[str], outlets: list[str], number: int
) -> Iterator[str]:
    """Yield the lines below the head: every third report credits the first one and follows it word for word."""
    follows = number % 3 == 2
    told = facts[:7] if follows else [facts[0], *sorted(chance.sample(facts[1:], 6), key=facts.index)]
    told = [sentence if follows or index == 0 else reworded(chance, sentence) for index, sentence in enumerate(told)]
    told.insert(3, chance.choice(ASIDES).format_map(words))
    if follows:
        told.append(f"The {outlets[0]} first reported on the {words['noun0']} in {words['place']}.")
    for start in range(0, len(told), 2):
        yield " ".join(told[start : start + 2])
        if chance.random() < 0.3:
            yield chance.choice(FURNITURE)
        yield ""


def reworded(chance: random.Random, sentence: str) -> str:
    """Return the sentence with a new opening half of the time, as a second reporter would put it."""
    openings = ("By all accounts", "As became known", "In the meantime", "On top of that")
    if chance.random() < 0.5 or not sentence.startswith(("The ", "A ", "About ", "Work ", "Trade ", "In ")):
        return sentence
    return f"{chance.choice(openings)}, {sentence[0].lower()}{sentence[1:]}"


def vocabulary(chance: random.Random) -> dict[str, str]:
    """Return the names and figures of one story, by the blanks that they fill."""
    first, second = chance.sample(FIRST_NAMES, 2)
    return {
        "place": name(chance, chance.choice(PLACE_ENDS)),
        "person": f"{first} {name(chance)}",
        "second": f"{second} {name(chance)}",
        "body": chance.choice(BODIES),
        **{f"noun{index}": noun for index, noun in enumerate(chance.sample(NOUNS.split(), 10))},
        **{f"verb{index}": verb for index, verb in enumerate(chance.sample(VERBS.split(), 5))},
        **{f"trait{index}": trait for index, trait in enumerate(chance.sample(TRAITS.split(), 6))},
        "weekday": chance.choice(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")),
        "many": f"{chance.randrange(8, 400) * 50:,}",
        "few": str(chance.randrange(12, 90)),
        "money": f"{chance.randrange(11, 990) / 10}",
        "weeks": str(chance.randrange(2, 30)),
        "days": str(chance.randrange(2, 60)),
        "percent": str(chance.randrange(3, 45)),
        "year": str(chance.randrange(1998, 2025)),
    }


def name(chance: random.Random, end: str = "") -> str:
    """Return an invented name of two or three syllables before `end`."""
    syllables = chance.randrange(2, 4)
    return "".join(chance.choice(ONSETS) + chance.choice(VOWELS) for _ in range(syllables)).capitalize() + end


def write(seeds: Path, stories: int, articles: int, seed: int = 1) -> int:
    """Write a corpus below `seeds`, a file an article; return the number of files."""
    files = 0
    for article in corpus(stories, articles, seed):
        path = seeds / article.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article.text, encoding="utf-8", newline="\n")
        files += 1
    return files


def main() -> None:
    """Write a corpus for trying things out by hand."""
    parser = argparse.ArgumentParser(description="Write synthetic articles.")
    parser.add_argument("folder", type=Path, help="where they go; made if missing")
    parser.add_argument("--stories", type=int, default=100)
    parser.add_argument("--articles", type=int, default=3, help="of each story")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    written = write(chosen.folder, chosen.stories, chosen.articles, chosen.seed)
    print(f"{written} articles in {chosen.folder}")


if __name__ == "__main__":
    main()
