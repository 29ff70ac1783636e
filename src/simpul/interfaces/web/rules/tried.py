"""What does a dry run show: how many in each class, and who moves from which to which? No I/O."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from simpul.interfaces.web.components import marks
from simpul.interfaces.web.components.formats import language
from simpul.interfaces.web.rules.words import state_words
from simpul.knowledge.rules import Rule
from simpul.knowledge.rules.language.settings import Setting, numbers, settings
from simpul.services.signing.dry_run.trial import CERTAIN, Class, Moves, Trial, incomplete

MOVE = "~"  # between two classes in an address; in the code of neither


@dataclass(frozen=True, slots=True)
class ClassShown:
    code: Class
    label: str
    priority: marks.Mark | None
    count: int = 0
    is_incomplete: bool = False


@dataclass(frozen=True, slots=True)
class MoveShown:
    code: str
    old: ClassShown
    new: ClassShown
    count: int


def classes_shown(trial: Trial) -> list[ClassShown]:
    """Of what is only certain, where there is anybody."""
    counts = trial.counts().items()
    return [class_shown(trial.rule, code, count) for code, count in counts if count or not _is_certain(code)]


def moves_shown(moves: Moves) -> list[MoveShown]:
    return [
        MoveShown(f"{old}{MOVE}{new}", class_shown(moves.before.rule, old), class_shown(moves.after.rule, new), count)
        for old, new, count in moves.counts()
    ]


@dataclass(frozen=True, slots=True)
class NumberShown:
    """angka  how an address asks for it, empty of the number that the city uses; is_here: tried now"""

    angka: str
    words: str
    is_used: bool
    is_here: bool


def numbers_shown(
    rule: Rule, chosen: Mapping[str, int], other: Mapping[str, int]
) -> list[tuple[str, list[NumberShown]]]:
    """By setting that the rule asks: what is contradicted, and the numbers that the sources print."""
    used, tried = numbers(chosen), numbers({**chosen, **other})
    asked = [settings()[code] for code in rule.settings]
    return [
        (one.label(language()), [_number(one, choice.value, used, tried) for choice in one.choices]) for one in asked
    ]


def _number(one: Setting, value: int, used: Mapping[str, int], tried: Mapping[str, int]) -> NumberShown:
    is_used = value == used[one.code]
    angka = "" if is_used else f"{one.code}-{value}"
    return NumberShown(angka, one.show(value, language()), is_used, value == tried[one.code])


def class_shown(rule: Rule, code: Class, count: int = 0) -> ClassShown:
    kind, _dash, name = code.partition("-")
    if kind == "keadaan":
        return ClassShown(code, state_words(name), None, count, code == incomplete())
    band = next(one for one in rule.bands if one.code == name)
    label = band.label(language())
    if _is_certain(code):
        label = _("Sudah pasti sedikitnya: %(band)s") % {"band": (band.least or band).label(language())}
    return ClassShown(code, label, marks.of_priority(band.priority.value), count)


def _is_certain(code: Class) -> bool:
    return code.startswith(f"{CERTAIN}-")
