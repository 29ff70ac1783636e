"""simpul assess < findings.json: what follows from these findings by the rules of that day?

{"on": "2026-11-29",
 "person": {"birth_date": "1999-03-02", "sex": "P", "pregnant": true, "last_period": "2026-08-01"},
 "findings": {"hemoglobin": "10,4", "arm_circumference": "23,1", "systolic": 120, "diastolic": 76}}

Of a child also the weights of other days: "weighings": [{"on": "2026-10-20", "weight": "9,2"}].
z-scores, N and T, 2T and P5 of WHO follow from them.

Answers as JSON, or as sentences with --words. What cannot be used is named in `unread`. What a doctor signed stands
with a Puskesmas (ADR 0035); here all is advice. All fields: docs/reference/json.md
"""

import argparse
from collections.abc import Iterator, Mapping
from typing import Any

from simpul.interfaces.cli.knowledge.asked.answering import Told, add_words, answered
from simpul.interfaces.cli.knowledge.asked.checking import RefusedError
from simpul.interfaces.cli.knowledge.asked.findings import Findings, findings_of

NO_EDITION = "Belum ada edisi aturan yang berlaku pada tanggal ini; yang pertama mulai {}."
ADVICE = "Saran saja: perintah ini tidak tahu edisi mana yang ditandatangani dokter."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_words(parser)
    parser.add_argument("--all", action="store_true", help="juga aturan yang tidak berlaku atau tanpa temuan")


def run(arguments: argparse.Namespace) -> int:
    return answered(arguments, lambda content: told(content, everything=arguments.all), said)


def told(content: Mapping[str, Any], *, everything: bool) -> Told:
    """Of a file that was checked. Raises RefusedError for a day before the first edition of all rules."""
    from simpul.knowledge.rules import rules

    findings = findings_of(content)
    first = min(rule.valid_from for rule in rules().values())
    if findings.on < first:
        raise RefusedError({"on": NO_EDITION.format(first.isoformat())} | findings.unread)
    return {"unread": findings.unread, "answers": list(judged(findings, everything=everything))}


def judged(findings: Findings, *, everything: bool) -> Iterator[Told]:
    """One object for each rule that is about these findings; `everything`: for each rule of that day."""
    from simpul.knowledge.rules import State, assess, rules_on
    from simpul.knowledge.rules.telling import answer_json

    for rule in rules_on(findings.on, findings.settings).values():
        answer = assess(rule, findings.values)
        from_person_alone = rule.inputs.keys() <= findings.values.keys()
        about = findings.found & rule.inputs.keys() or from_person_alone
        if everything or (about and answer.state is not State.NOT_APPLICABLE):
            yield answer_json(answer)


def said(answer: Told) -> Iterator[str]:
    for one in answer["answers"]:
        band = one["band"] or one["at_least"]
        yield f"{one['title']} ({one['rule']} {one['edition']}, {one['status']}): {one['sentence']}"
        if band:
            again = f" Periksa lagi dalam {band['recheck_days']} hari." if band["recheck_days"] else ""
            yield f"  {band['priority']}. {band['action']} Rujuk: {band['refer']}.{again}"
    if answer["answers"]:
        yield ADVICE
