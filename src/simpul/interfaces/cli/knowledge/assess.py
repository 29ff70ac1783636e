"""simpul assess < findings.json: what follows from these findings by the rules of that day?

{"on": "2026-11-29",
 "person": {"birth_date": "1999-03-02", "sex": "P", "pregnant": true, "last_period": "2026-08-01"},
 "findings": {"hemoglobin": "10,4", "arm_circumference": "23,1", "systolic": 120, "diastolic": 76}}

Of a child also the weights of other days: "weighings": [{"on": "2026-10-20", "weight": "9,2"}].
z-scores, N and T, 2T and P5 of WHO follow from them.

Answers as JSON, or as sentences with --words. What a doctor signed stands with a Puskesmas
(ADR 0035); here all is advice.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from typing import Any

from simpul.interfaces.cli.cluster.refusal import SetupError
from simpul.interfaces.cli.knowledge.findings import Findings, findings_of

NO_EDITION = "Belum ada edisi aturan yang berlaku pada tanggal ini; yang pertama mulai %(day)s."
ADVICE = "Saran saja: perintah ini tidak tahu edisi mana yang ditandatangani dokter."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--words", action="store_true", help="sebagai kalimat")
    parser.add_argument("--all", action="store_true", help="juga aturan yang tidak berlaku atau tanpa temuan")


def run(arguments: argparse.Namespace) -> int:
    try:
        findings = findings_of(json.load(sys.stdin))
        answers = list(answered(findings, everything=arguments.all))
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise SetupError(f"Berkas temuan tidak terbaca: {problem}") from problem
    if arguments.words:
        print("\n".join(said(findings, answers)))
    else:
        print(json.dumps({"unread": unread(findings), "answers": answers}, ensure_ascii=False, indent=2))
    return 0


def unread(findings: Findings) -> dict[str, str]:
    """A sentence for each finding that could not be read, and for a day before every edition."""
    from simpul.knowledge.rules import rules

    first = min(rule.valid_from for rule in rules().values())
    too_early = {"on": NO_EDITION % {"day": first.isoformat()}} if findings.on < first else {}
    return too_early | findings.unread


def answered(findings: Findings, *, everything: bool) -> Iterator[dict[str, Any]]:
    """One object for each rule that is about these findings; `everything`: for each rule of that day."""
    from simpul.knowledge.rules import State, assess, rules_on
    from simpul.knowledge.rules.telling import answer_json

    for rule in rules_on(findings.on, findings.settings).values():
        answer = assess(rule, findings.values)
        from_person_alone = rule.inputs.keys() <= findings.values.keys()
        about = findings.found & rule.inputs.keys() or from_person_alone
        if everything or (about and answer.state is not State.NOT_APPLICABLE):
            yield answer_json(answer)


def said(findings: Findings, answers: list[dict[str, Any]]) -> Iterator[str]:
    yield from (f"{code}: {sentence}" for code, sentence in unread(findings).items())
    for one in answers:
        band = one["band"] or one["at_least"]
        yield f"{one['title']} ({one['rule']} {one['edition']}, {one['status']}): {one['sentence']}"
        if band:
            yield f"  {band['priority']}. {band['action']} Rujuk: {band['refer']}."
    if answers:
        yield ADVICE
