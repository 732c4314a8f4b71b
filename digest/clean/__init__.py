"""RawArticle + Head -> CleanArticle: every line with its role, and for what is not body the rule and the reason."""

from __future__ import annotations

from digest.clean.doubts import find_doubts
from digest.clean.furniture import furnish, outlet_key
from digest.clean.model import Model, shipped
from digest.clean.phrases import is_furniture
from digest.clean.verdicts import judge_lines, page
from digest.settings.values import BoilerplateSettings
from digest.values import CleanArticle, Head, LedgerLine, RawArticle

__all__ = ["clean", "furnish", "is_furniture", "outlet_key"]


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
    known = {number: (role, rule_id, reason) for number, role, rule_id, reason in head.lines}
    seen = page(
        [line for line in raw.lines[raw.front_matter_lines :] if line.text.strip()],
        head.headline.value if head.headline else raw.declared.title,
    )
    verdicts = judge_lines(seen, settings, recurring, model or shipped(), frozenset(known))
    ledger = []
    for line in raw.lines:
        if line.number in known:
            role, rule_id, reason = known[line.number]
            ledger.append(LedgerLine(line, role, rule_id, reason))
        elif line.number in verdicts:
            verdict = verdicts[line.number]
            ledger.append(LedgerLine(line, "boilerplate", verdict.rule, verdict.reason, verdict.kind, verdict.repeats))
        elif line.text.strip():
            ledger.append(LedgerLine(line, "body", "", ""))
        else:
            ledger.append(LedgerLine(line, "blank", "blank-line", "no characters but white space"))
    return CleanArticle(raw, head, tuple(ledger), find_doubts(raw, ledger))
