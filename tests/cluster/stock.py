"""Articles on three events, for tests of grouping: each event told twice in words of its own, and once older."""

from __future__ import annotations

from digest.values import Article
from tests.make import article as make_article

LOCK = (
    "Barge closes eastern lock",
    """\
The eastern lock in Saltmere was closed on Sunday after a barge had struck the gate. Divers will look at the lower
hinges on Monday. Forty lorries wait at the western mole, and a crane is to come from Lindholm.
""",
)
LOCK_AGAIN = (
    "Saltmere waits for a crane",
    """\
A crane from Lindholm is to lift the gate of the eastern lock, which a barge struck on Sunday. Lorries queue at the
western mole of Saltmere while divers look at the hinges.
""",
)
CHOIR = (
    "Girls' choir wins in Brenz",
    """\
The girls' choir of Tannwald has won the singing contest at Brenz with two madrigals. Its conductor, Ida Rehm, took over
in March. The jury praised the altos and their breath.
""",
)
CHOIR_AGAIN = (
    "Madrigals bring Tannwald the prize",
    """\
Two madrigals have brought the girls' choir of Tannwald the prize of the singing contest. At Brenz the jury praised the
altos of conductor Ida Rehm.
""",
)
BEES = (
    "Beekeepers lose half their hives",
    """\
Beekeepers around Moorwick have lost half of their hives over winter, the association says. Mites and a wet February
weakened the colonies, and honey will cost more.
""",
)


def article(told: tuple[str, str], path: str, published: str = "", matter: str = "") -> Article:
    """The article with that headline and body; `matter` is further front matter."""
    headline, body = told[0], " ".join(told[1].split())
    date = f"published: {published}\n" if published else ""
    return make_article(f'---\ntitle: "{headline}"\n{date}{matter}---\n\n{body}\n', path)
