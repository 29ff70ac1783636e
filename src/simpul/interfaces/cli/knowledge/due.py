"""simpul due < person.json: which services are due for somebody on a day, and what fulfilled them?

{"on": "2027-03-10",
 "person": {"birth_date": "2026-07-10", "sex": "L", "area": "35.71"},
 "done": [{"code": "vitamin_a_biru", "on": "2027-02-11", "place": "PMB"}],
 "not_done": [{"code": "pcv_1", "on": "2027-03-05", "until": "2027-03-20"}]}

`person` may have birth_date, pregnant_since (first day of the last period), delivered_on, sex, area (province,
kabupaten or kota), school_class, pregnant. Vaccines are listed where birth_date, sex and area are known. `code` of
what was done is a service, a visit (anc, nifas, neonatal), or what was found or measured; a visit may have `shows`, of
["dokter", "usg"]. Without `until` a service was refused. What cannot be used is named in `unread`. All fields:
docs/reference/json.md
"""

import argparse
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from simpul.interfaces.cli.knowledge.asked.answering import add_words, answered
from simpul.interfaces.cli.knowledge.asked.checking import RefusedError
from simpul.interfaces.cli.knowledge.asked.growing import growth_rows
from simpul.interfaces.cli.knowledge.asked.person import asking_of
from simpul.interfaces.cli.knowledge.doses import dose_rows, iso, not_counted
from simpul.knowledge.due import DueState, ServiceDue, due
from simpul.knowledge.due.since import valid_from
from simpul.knowledge.immunization.schedule.registry import editions

Row = dict[str, Any]
NO_EDITION = "Belum ada edisi {} yang berlaku pada tanggal ini; yang pertama mulai {}."
SERVICES, VACCINES = "jadwal layanan ibu dan anak", "jadwal imunisasi"
OPEN = (DueState.LATE.value, DueState.DUE.value)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_words(parser)


def run(arguments: argparse.Namespace) -> int:
    return answered(arguments, told, said)


def told(content: Any) -> Row:
    """Of a file that was checked. Raises RefusedError where nothing is valid on the day."""
    asking = asking_of(content)
    early = list(_too_early(asking.on))
    unread = {"on": " ".join(early)} if early else {}
    if len(early) == len((SERVICES, VACCINES)):
        raise RefusedError(unread)
    services = [] if asking.on < valid_from() else [_row(one) for one in due(asking.person, asking.history, asking.on)]
    if asking.on >= valid_from():
        services += growth_rows(asking)
    if asking.vaccines and asking.on >= _vaccines_from():
        services += dose_rows(asking, asking.vaccines)
    return {"unread": unread | asking.unread, "services": services, "not_counted": list(not_counted(asking))}


def _too_early(on: date) -> Iterator[str]:
    """One rule for all that has editions: before the first one nothing is answered."""
    for named, first in ((SERVICES, valid_from()), (VACCINES, _vaccines_from())):
        if on < first:
            yield NO_EDITION.format(named, first.isoformat())


def _vaccines_from() -> date:
    return editions()[0].valid_from


def _row(one: ServiceDue) -> Row:
    done = one.evidence
    return {
        "service": one.rule.code,
        "label": one.rule.label_id,
        "group": one.rule.group,
        "gives": one.service or None,
        "state": one.state.value,
        "opens": iso(one.opens),
        "ideal": iso(one.ideal),
        "closes": iso(one.closes),
        "late_from": iso(one.closes + timedelta(1)),
        "last_day": None,
        "places": list(one.rule.places),
        "by": list(one.rule.by),
        "evidence": {"on": done.on.isoformat(), "place": done.place} if done else None,
        "reason": one.reason[0] % {"day": one.day.isoformat()},
        "edition": one.rule.edition,
        "status": one.rule.status.value,
        "source": one.rule.source,
    }


def said(answer: Row) -> Iterator[str]:
    for one in answer["services"]:
        parts = [f"{one['label']}: {one['state']}. {one['reason']}", _where(one), _evidence(one)]
        yield " ".join(part for part in parts if part)
    for one in answer["not_counted"]:
        yield f"{one['label']}: tidak dihitung. {one['reason']} {_evidence(one)}".rstrip()


def _where(one: Row) -> str:
    places, by = ", ".join(one["places"]), ", ".join(one["by"])
    if one["state"] not in OPEN:
        return ""
    return f"Di {places}, oleh {by}." if places else f"Oleh {by}."


def _evidence(one: Row) -> str:
    """When and where it was given, as far as the reason does not say it."""
    told = one["evidence"] or {"on": "", "place": ""}
    day = "" if told["on"] in one["reason"] else told["on"]
    parts = [day, f"di {told['place']}" if told["place"] else ""]
    return f"Dicatat {' '.join(part for part in parts if part)}." if any(parts) else ""
