"""What does an edition say that another one of the same rule did not?"""

from collections.abc import Mapping
from dataclasses import dataclass

from simpul.knowledge.forms.gates import Gate
from simpul.knowledge.rules.language.definition import Band, Rule
from simpul.knowledge.rules.registry import rules
from simpul.knowledge.rules.wording import Words, said_least

OF_RULE = ("status", "source")
PARTS = ("label", "when", "priority", "action", "least", "refer", "colour", "recheck_days", "status", "source", "ours")


@dataclass(frozen=True, slots=True)
class BandPair:
    """before, after  the band of one code; None where an edition does not have it
    changed        which of PARTS differ; empty where one of the two is missing
    """

    before: Band | None
    after: Band | None
    changed: frozenset[str] = frozenset()

    @property
    def same(self) -> bool:
        return bool(self.before and self.after and not self.changed)


@dataclass(frozen=True, slots=True)
class Compared:
    """around  what differs outside of the bands: for whom, inputs, derived, settings, source"""

    before: Rule
    after: Rule
    around: tuple[str, ...]
    pairs: tuple[BandPair, ...]

    @property
    def same(self) -> bool:
        return not self.around and all(pair.same for pair in self.pairs)


def earlier_editions(rule: Rule, known: Mapping[tuple[str, str], Rule] | None = None) -> list[Rule]:
    """Those that began before this one, the latest first."""
    others = [one for one in (known or rules()).values() if one.code == rule.code]
    earlier = [one for one in others if (one.valid_from, one.edition) < (rule.valid_from, rule.edition)]
    return sorted(earlier, key=lambda one: (one.valid_from, one.edition), reverse=True)


def compare(before: Rule, after: Rule) -> Compared:
    """Bands are those of one code; what is compared is what a doctor reads and what acts."""
    old, new = ({band.code: band for band in one.bands} for one in (before, after))
    pairs = [BandPair(old.get(code), band, _changed(before, after, old.get(code), band)) for code, band in new.items()]
    gone = [BandPair(band, None) for code, band in old.items() if code not in new]
    return Compared(before, after, _around(before, after), (*pairs, *gone))


def _changed(one: Rule, other: Rule, before: Band | None, after: Band) -> frozenset[str]:
    if before is None:
        return frozenset()
    old, new = _parts(one, before), _parts(other, after)
    told_around = {part for part in OF_RULE if _is_of_rule(one, before, part) and _is_of_rule(other, after, part)}
    return frozenset(part for part in PARTS if old[part] != new[part] and part not in told_around)


def _is_of_rule(rule: Rule, band: Band, part: str) -> bool:
    """A band without a source or status of its own has that of its rule, which is told once, around the bands."""
    return bool(getattr(band, part) == getattr(rule, part))


def _parts(rule: Rule, band: Band) -> dict[str, object]:
    when = (band.when, Words(rule, "id").gate(band.when)) if band.when else None
    return {
        "label": (band.label_id, band.label_en),
        "when": when,
        "priority": band.priority,
        "action": (band.action_id, band.action_en),
        "least": (said_least(band, "id"), said_least(band, "en")),
        "refer": band.refer,
        "colour": band.colour,
        "recheck_days": band.recheck_days,
        "status": band.status,
        "source": band.source,
        "ours": band.ours,
    }


def _around(before: Rule, after: Rule) -> tuple[str, ...]:
    parts = {
        "applies": (before.applies, after.applies),
        "inputs": (_inputs(before), _inputs(after)),
        "derived": (before.derived, after.derived),
        "settings": (before.settings, after.settings),
        "source": ((before.source, before.status), (after.source, after.status)),
        "order": _orders(before, after),
    }
    return tuple(name for name, (old, new) in parts.items() if old != new)


def _inputs(rule: Rule) -> list[tuple[str, bool, str, Gate | None]]:
    return [(code, one.optional, one.worse.value, one.when) for code, one in rule.inputs.items()]


def _orders(before: Rule, after: Rule) -> tuple[list[str], list[str]]:
    """The order of the bands that both have: the first that holds decides."""
    both = {band.code for band in before.bands} & {band.code for band in after.bands}
    old, new = ([band.code for band in one.bands if band.code in both] for one in (before, after))
    return old, new
