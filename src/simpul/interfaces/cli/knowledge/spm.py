"""simpul spm < person.json: which of the first five standards count this person in a year, and what is missing?

{"year": 2026, "on": "2026-12-31",
 "person": {"birth_date": "1999-03-02", "sex": "P", "area": "35.71",
            "pregnancies": [{"began": "2026-01-01", "due_on": "2026-10-08", "ended_on": "2026-10-05"}],
            "deliveries": [{"on": "2026-10-05", "place": "puskesmas", "helper": "bidan"}]},
 "done": [{"code": "anc", "on": "2026-02-01"}], "visits": {"K1": true}, "sick_without_care": null}

`code` is a visit (anc, neonatal), a service or a concept; a no is not told. Definitions: docs/reference/spm.md.
"""

import argparse
from collections.abc import Iterator
from typing import Any

from simpul.foundation.sex import Sex
from simpul.interfaces.cli.knowledge.asking import add_words, answered, day_in, day_of
from simpul.knowledge.concepts import concepts, services
from simpul.knowledge.concepts.schema import check_fields
from simpul.knowledge.due import Done
from simpul.knowledge.spm import Delivery, Pregnancy, SpmHistory, SpmPerson, SpmState, spm_state
from simpul.knowledge.spm.definition import CONTENT

WORDS = CONTENT["words"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_words(parser)


def run(arguments: argparse.Namespace) -> int:
    return answered(arguments, told, said)


def told(content: Any) -> dict[str, Any]:
    """Raises ValueError, KeyError or TypeError for a file of another shape."""
    check_fields(content, {"year", "person"}, {"on", "done", "visits", "sick_without_care"})
    done = tuple(Done(one["code"], day_in(one, "on")) for one in content.get("done", []))
    history = SpmHistory(done, content.get("visits", {}), content.get("sick_without_care"))
    states = spm_state(read(content["person"]), history, content["year"], day_of(content, "on"))
    return {"edition": CONTENT["edition"], "status": CONTENT["status"], "states": [state_json(one) for one in states]}


def read(person: Any) -> SpmPerson:
    check_fields(person, {"birth_date", "sex", "area"}, {"pregnancies", "deliveries"})
    pregnancies = (
        Pregnancy(day_in(one, "began"), day_in(one, "due_on"), day_of(one, "ended_on"))
        for one in person.get("pregnancies", [])
    )
    deliveries = (
        Delivery(day_in(one, "on"), one.get("place", ""), one.get("helper", "")) for one in person.get("deliveries", [])
    )
    born = day_in(person, "birth_date")
    return SpmPerson(born, Sex(person["sex"]), str(person["area"]), tuple(pregnancies), tuple(deliveries))


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
