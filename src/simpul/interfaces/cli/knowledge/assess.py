"""simpul assess < findings.json: what follows from these findings by the rules of that day?

{"on": "2026-11-29",
 "person": {"birth_date": "1999-03-02", "sex": "P", "pregnant": true, "last_period": "2026-08-01"},
 "findings": {"hemoglobin": "10,4", "arm_circumference": "23,1", "systolic": 120, "diastolic": 76}}

Of a child also the weights of other days: "weighings": [{"on": "2026-10-20", "weight": "9,2"}].
z-scores, N and T, 2T and P5 of WHO follow from them.

Answers as JSON, or as sentences with --words. What cannot be used is named in `unread`, what no rule judged in
`unjudged`, what is certain whether she is pregnant or not in `either_way`. What a doctor signed stands with a Puskesmas
(ADR 0035): without --puskesmas all is advice, and said to be. All fields: docs/reference/json.md
"""

import argparse
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from simpul.interfaces.cli.knowledge.answers.signatures import Signed, add_puskesmas, not_looked, signed_at
from simpul.interfaces.cli.knowledge.answers.waiting import either_way, unjudged_rows, unjudged_words, without_waiting
from simpul.interfaces.cli.knowledge.asked.answering import Told, add_words, answered
from simpul.interfaces.cli.knowledge.asked.checking import RefusedError
from simpul.interfaces.cli.knowledge.asked.findings import Findings, findings_of
from simpul.knowledge.rules import Answer, Refer, State, assess, rules
from simpul.knowledge.rules.telling import answer_json, orders

NO_EDITION = "Belum ada edisi aturan yang berlaku pada tanggal ini; yang pertama mulai {}."
NUMBERS = "Dengan --puskesmas berlaku angka yang dipilih kotanya."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_words(parser)
    add_puskesmas(parser)
    parser.add_argument("--all", action="store_true", help="juga aturan yang tidak berlaku atau tanpa temuan")


def run(arguments: argparse.Namespace) -> int:
    def answer(content: Mapping[str, Any]) -> Told:
        return told(content, everything=arguments.all, puskesmas=arguments.puskesmas)

    return answered(arguments, answer, said)


def told(content: Mapping[str, Any], *, everything: bool, puskesmas: str | None = None) -> Told:
    """Of a file that was checked. Raises RefusedError for a day before the first edition of all rules, and for numbers
    of its own where those of a city hold."""
    findings = findings_of(content)
    first = min(rule.valid_from for rule in rules().values())
    if findings.on < first:
        raise RefusedError({"on": NO_EDITION.format(first.isoformat())} | findings.unread)
    if puskesmas and findings.settings:
        raise RefusedError({"settings": NUMBERS} | findings.unread)
    signed = signed_at(puskesmas, findings.on) if puskesmas else not_looked(findings.on, findings.settings)
    every = [assess(rule, findings.values) for rule in signed.rules.values()]
    judgeable = findings.found - findings.unread.keys()
    found = {code: findings.values[code] for code in content["findings"] if code in judgeable}
    return {
        "unread": findings.unread,
        "signatures": signed.told(),
        "answers": list(judged(every, findings, signed, everything=everything)),
        "unjudged": unjudged_rows(found, every),
        "either_way": either_way(signed.rules.values(), findings.values, found),
    }


def judged(answers: Iterable[Answer], findings: Findings, signed: Signed, *, everything: bool) -> Iterator[Told]:
    """One object for each rule that is about these findings; `everything`: for each rule of that day."""
    for answer in answers:
        rule = answer.rule
        from_person_alone = rule.inputs.keys() <= findings.values.keys()
        about = findings.found & rule.inputs.keys() or from_person_alone
        if everything or (about and answer.state is not State.NOT_APPLICABLE):
            is_signed = signed.is_signed(rule)
            yield answer_json(answer) | {"signed": is_signed, "advice": is_signed is not True}


def said(answer: Told) -> Iterator[str]:
    bands = [band for one in answer["answers"] if (band := one["band"] or one["at_least"])]
    beside = {band["priority"] for band in bands}
    for alike in _alike(without_waiting(answer["answers"], answer["unjudged"])):
        band = alike[0]["band"] or alike[0]["at_least"]
        yield f"{'; '.join(map(_named, alike))}: {alike[0]['sentence']}"
        if band and orders(band["priority"], beside):
            again = f" Periksa lagi dalam {band['recheck_days']} hari." if band["recheck_days"] else ""
            may_be_more = alike[0]["band"] is None and band["refer"] == Refer.NOWHERE
            where = "" if may_be_more else f" Rujuk: {band['refer']}."
            yield f"  {band['priority']}. {band['action']}{where}{again}"
    yield from unjudged_words(answer["unjudged"], answer["either_way"])
    if answer["answers"]:
        yield answer["signatures"]["said"]


def _alike(answers: list[Told]) -> Iterable[list[Told]]:
    """Rules that wait for the same are told at once, where the first of them stands; any other stands alone."""
    found: dict[tuple[str, str], list[Told]] = {}
    for one in answers:
        is_waiting = (one["missing"] or one["again"]) and not one["at_least"]
        found.setdefault(("" if is_waiting else one["rule"], one["sentence"]), []).append(one)
    return found.values()


def _named(one: Told) -> str:
    advice = ", saran" if one["advice"] else ""
    return f"{one['title']} ({one['rule']} {one['edition']}, {one['status']}{advice})"
