"""How does a run, a column and a row read on the page?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from simpul.interfaces.imports.columns.names import How, name_of
from simpul.interfaces.web.components.formats import whole
from simpul.services.takeover.columns import Group, columns
from simpul.services.takeover.kinds import Fate, RunState

if TYPE_CHECKING:
    from simpul.services.takeover.models import ImportRow, ImportRun
    from simpul.services.takeover.queries import Head

LEFT = "ditinggal"
UNITS = ("kg", "gram", "campur", "cm", "mm")
TYPED, UNSEEN = "typed", "…"
LONG_NUMBER = 9  # digits; a date has eight


@dataclass(frozen=True, slots=True)
class RunRow:
    run: "ImportRun"
    by: str
    state: str
    chip: str
    rows: str


@dataclass(frozen=True, slots=True)
class Progress:
    title: str
    done: int
    total: int
    words: str


@dataclass(frozen=True, slots=True)
class Tab:
    fate: str
    label: str
    count: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column of the sheet, as a line of the form."""

    place: int
    header: str
    samples: str
    code: str
    unit: str
    numbers: str
    asks_unit: bool


@dataclass(frozen=True, slots=True)
class Choices:
    group: str
    columns: list[tuple[str, str]]


def run_row(run: "ImportRun", by: str) -> RunRow:
    state = RunState(run.state)
    waits = state in (RunState.MAPPING, RunState.CHECKED, RunState.STOPPED)
    chip = "due" if waits else "done" if state in (RunState.DONE, RunState.UNDONE, RunState.REFUSED) else "wait"
    rows = sum(run.counts.get(fate, 0) for fate in Fate.values) or (run.total if state == RunState.MAPPING else 0)
    return RunRow(run, by, _(state.label), chip, whole(rows) if rows else "–")


def progress_of(run: "ImportRun", state: RunState) -> Progress:
    """Writing and taking back count each row in two halves."""
    halves = 2 if state in (RunState.WRITING, RunState.UNDOING) else 1
    done, total = min(run.done // halves, run.total // halves), run.total // halves
    if not total:
        words = _("%(done)s baris dibaca") % {"done": whole(done)} if done else _("Sebentar lagi dimulai.")
    else:
        words = _("%(done)s dari %(total)s baris") % {"done": whole(done), "total": whole(total)}
    return Progress(_(state.label), done, total, words)


def tabs_of(run: "ImportRun", chosen: str) -> list[Tab]:
    named = [(fate.value, _(fate.label)) for fate in Fate] + [(LEFT, _("Ditinggal untuk Anda periksa"))]
    return [Tab(fate, label, whole(run.counts[fate]), fate == chosen) for fate, label in named if run.counts.get(fate)]


def columns_of(head: "Head", chosen: Sequence[Sequence[str]]) -> list[SheetColumn]:
    found = []
    for place, header in enumerate(head.headers):
        numbers = head.numbers[place]
        code, unit = chosen[place] if place < len(chosen) else ("", "")
        samples = " · ".join(dict.fromkeys(map(_unseen, head.samples[place]))) or "–"
        asks_unit = bool(unit) or (not code and numbers["count"] > 0 and name_of(header).how is How.UNKNOWN)
        found.append(SheetColumn(place, header or "–", samples, code, unit, _numbers(numbers), asks_unit))
    return found


def choices() -> list[Choices]:
    return [
        Choices(_(group.value), [(one.code, _(one.label)) for one in columns().values() if one.group is group])
        for group in Group
    ]


def sentences_of(row: "ImportRow", cells: Mapping[str, str]) -> list[str]:
    """Why; what was typed is filled in from the sealed cells as long as they are kept."""
    known, said = columns(), []
    for column, template, values in row.says:
        filled: dict[str, Any] = dict(values)
        if TYPED in filled:
            filled[TYPED] = cells.get(column, UNSEEN)[:20]
        sentence = _(template) % filled if filled else _(template)
        said.append(f"{_(known[column].label)}: {sentence}" if column in known else sentence)
    return said


def _unseen(sample: str) -> str:
    """A NIK, a KK number and a phone are not shown."""
    digits = sum(letter.isdigit() or letter == "*" for letter in sample)
    return _("%(count)s angka") % {"count": digits} if digits >= LONG_NUMBER else sample


def _numbers(numbers: Mapping[str, Any]) -> str:
    """What speaks for kg or grams."""
    if not numbers["count"]:
        return ""
    span = {"least": f"{numbers['least']:.10g}".replace(".", ","), "most": f"{numbers['most']:.10g}".replace(".", ",")}
    if numbers["grams"] and numbers["grams"] < numbers["count"]:
        span["grams"] = whole(numbers["grams"])
        return _("%(least)s sampai %(most)s; %(grams)s angka di atas 100") % span
    return _("%(least)s sampai %(most)s") % span
