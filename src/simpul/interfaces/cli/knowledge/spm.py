"""simpul spm < person.json: which of the first five standards count this person in a year, and what is missing?

{"year": 2026, "on": "2026-12-31",
 "person": {"birth_date": "1999-03-02", "sex": "P", "area": "35.71",
            "pregnancies": [{"began": "2026-01-01", "due_on": "2026-10-08", "ended_on": "2026-10-05"}],
            "deliveries": [{"on": "2026-10-05", "place": "puskesmas", "helper": "bidan"}]},
 "done": [{"code": "anc", "on": "2026-02-01"}], "visits": {"K1": true}, "sick_without_care": null}

`code` is a visit (anc, neonatal), a service or a concept; a no is not told. What cannot be used is named in `unread`
and counted nowhere: a pregnancy of a man, of a child, or that is told twice.
All fields: docs/reference/json.md
"""

import argparse
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from simpul.foundation.sex import Sex
from simpul.interfaces.cli.knowledge.asked.agreeing import check_until, impossible_course, misplaced
from simpul.interfaces.cli.knowledge.asked.answering import add_words, answered
from simpul.interfaces.cli.knowledge.asked.checking import RefusedError
from simpul.interfaces.cli.knowledge.asked.days import day_in, day_of
from simpul.knowledge.concepts import concepts, services
from simpul.knowledge.due import Done
from simpul.knowledge.spm import Delivery, Pregnancy, SpmHistory, SpmPerson, SpmState, spm_state
from simpul.knowledge.spm.definition import CONTENT, FROM_YEAR

WORDS = CONTENT["words"]
BEFORE_YEAR = "Sebelum tahun yang dihitung."
NO_DEFINITION = "Belum ada definisi SPM untuk tahun ini; yang pertama untuk {}."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_words(parser)


def run(arguments: argparse.Namespace) -> int:
    return answered(arguments, told, said)


def told(content: Mapping[str, Any]) -> dict[str, Any]:
    """Of a file that was checked. Raises RefusedError for a year before the definitions, and for days that cannot be
    of the person."""
    year, on, person = content["year"], day_of(content, "on"), content["person"]
    if year < FROM_YEAR:
        raise RefusedError({"year": NO_DEFINITION.format(FROM_YEAR)})
    if on and on.year < year:
        raise RefusedError({"on": BEFORE_YEAR})
    check_until(on or date.max, person, ("birth_date",), "person.")
    lines = {f"done[{at}]": one for at, one in enumerate(content.get("done") or ())}
    unread = dict(impossible_course(person, on)) | dict(misplaced(lines, day_in(person, "birth_date"), on))
    done = tuple(Done(one["code"], day_in(one, "on")) for path, one in lines.items() if f"{path}.on" not in unread)
    history = SpmHistory(done, content.get("visits") or {}, content.get("sick_without_care"))
    states = spm_state(read(person, unread), history, year, on)
    by = {"edition": CONTENT["edition"], "status": CONTENT["status"]}
    return {"unread": unread} | by | {"states": [state_json(one) for one in states]}


def read(person: Mapping[str, Any], unread: Mapping[str, str]) -> SpmPerson:
    """Without the pregnancies and deliveries that cannot be."""
    pregnancies = (
        Pregnancy(day_in(one, "began"), day_in(one, "due_on"), day_of(one, "ended_on"))
        for one in _usable(person, "pregnancies", unread)
    )
    deliveries = (
        Delivery(day_in(one, "on"), one.get("place") or "", one.get("helper") or "")
        for one in _usable(person, "deliveries", unread)
    )
    born = day_in(person, "birth_date")
    return SpmPerson(born, Sex(person["sex"]), person["area"], tuple(pregnancies), tuple(deliveries))


def _usable(person: Mapping[str, Any], name: str, unread: Mapping[str, str]) -> Iterator[Mapping[str, Any]]:
    for at, one in enumerate(person.get(name) or ()):
        if not any(path.startswith(f"person.{name}[{at}]") for path in unread):
            yield one


def state_json(state: SpmState) -> dict[str, Any]:
    parts = [
        {"part": one.part.code, "label": one.part.label_id, "state": one.state.value, "said": WORDS[one.state]["id"]}
        | {"lacking": list(one.lacking), "status": one.part.status.value}
        for one in state.parts
    ]
    verdict = {"verdict": state.verdict.value, "said": WORDS[state.verdict]["id"]}
    return {"indicator": state.indicator.code, "label": state.indicator.label_id} | verdict | {"parts": parts}


def said(answer: dict[str, Any]) -> Iterator[str]:
    if not answer["states"]:
        yield "Tidak termasuk sasaran SPM 1 sampai 5 pada tahun itu."
    for state in answer["states"]:
        yield f"{state['label']} ({state['indicator']}): {state['said']}"
        for one in state["parts"]:
            yield f"  {one['label']}: {one['said']} {', '.join(map(named, one['lacking']))}".rstrip()


def named(code: str) -> str:
    """The label of a concept or service; what is none (K1, BCG, how many times) stays as it is."""
    thing = concepts().get(code) or services().get(code)
    return thing.label_id if thing else code
