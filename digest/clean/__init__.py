"""RawArticle + Head -> CleanArticle: every line with its role, and for what is not body the rule and the reason."""

from __future__ import annotations

from digest.clean.doubts import find_doubts
from digest.clean.furniture import furnish, outlet_key
from digest.clean.model import Model, shipped
from digest.clean.phrases import is_furniture
from digest.clean.verdicts import judge_lines, page
from digest.settings.values import BoilerplateSettings
from digest.text import fold
from digest.values import CleanArticle, Head, LedgerLine, Message, RawArticle, Role, message

__all__ = ["clean", "furnish", "is_furniture", "outlet_key"]

_BLANK = message("reasons.blank")


def clean(
    raw: RawArticle,
    head: Head,
    settings: BoilerplateSettings,
    recurring: frozenset[str] = frozenset(),
    model: Model | None = None,
) -> CleanArticle:
    """Return the ledger of `raw`: every line once, in order.

    Args:
        raw: the article.
        head: which lines are headline and metadata.
        settings: what the editor strips and protects; both beat every rule.
        recurring: lines that the same outlet puts under other articles too (`furnish`).
        model: what judges the lines that no rule names; the one that ships with digest where none is given.
    """
    known: dict[int, tuple[Role, str, Message]] = {
        number: (role, rule_id, reason) for number, role, rule_id, reason in head.lines
    }
    dropped = _dropped(raw, settings)
    seen = page(
        [line for line in raw.lines[raw.front_matter_lines :] if line.text.strip() and line.number not in dropped],
        head.headline.value if head.headline else raw.declared.title,
    )
    verdicts = judge_lines(seen, settings, recurring, model or shipped(), frozenset(known))
    ledger = []
    for line in raw.lines:
        if line.number in known:
            role, rule_id, reason = known[line.number]
            ledger.append(LedgerLine(line, role, rule_id, reason))
        elif line.number in dropped:
            ledger.append(LedgerLine(line, "boilerplate", "extractor", dropped[line.number], "page"))
        elif line.number in verdicts:
            verdict = verdicts[line.number]
            ledger.append(LedgerLine(line, "boilerplate", verdict.rule, verdict.reason, verdict.kind, verdict.repeats))
        elif line.text.strip():
            ledger.append(LedgerLine(line, "body", "", None))
        else:
            ledger.append(LedgerLine(line, "blank", "blank-line", _BLANK))
    return CleanArticle(raw, head, tuple(ledger), find_doubts(raw, ledger))


def _dropped(raw: RawArticle, settings: BoilerplateSettings) -> dict[int, Message]:
    """Return why each line of a saved page that isn't its article is none; the editor's phrases keep a line."""
    texts = {line.number: fold(line.text).casefold() for line in raw.lines} if raw.dropped and settings.keep else {}
    keep = tuple(phrase.casefold() for phrase in settings.keep)
    return {
        number: reason for number, reason in raw.dropped if not any(phrase in texts.get(number, "") for phrase in keep)
    }
