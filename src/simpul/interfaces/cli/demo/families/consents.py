"""Who in the invented city has said yes to being reminded, and who took it back?"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from simpul.interfaces.cli.demo.staff import LOADER
from simpul.records.facilities.models import Facility
from simpul.records.people.models import NumberKind, PersonNumber
from simpul.services.rights.consent_texts import TEXTS
from simpul.services.rights.kinds import ConsentKind, Requester
from simpul.services.rights.models import Consent

ASKED = {ConsentKind.REMINDER: 0.35, ConsentKind.FAMILY: 0.1}
TAKEN_BACK = 0.05
DAYS = 12  # the asking began with the text of this edition: at most twice as long ago


def consents_of(numbers: Sequence[PersonNumber], facility: Facility, random: Random, today: date) -> Iterator[Consent]:
    """Of those with a phone, who are grown up; facility: where they said it."""
    for number in numbers:
        if number.kind != NumberKind.PHONE:
            continue
        for kind, share in ASKED.items():
            if random.random() >= share:
                continue
            day = today - timedelta(days=random.randint(DAYS, 2 * DAYS))
            yield _said(number, kind, facility, day, given=True)
            if random.random() < TAKEN_BACK:
                yield _said(number, kind, facility, day + timedelta(days=random.randint(1, DAYS - 1)), given=False)


def _said(number: PersonNumber, kind: ConsentKind, facility: Facility, day: date, *, given: bool) -> Consent:
    return Consent(
        person_id=number.person_id, kelurahan_id=number.kelurahan_id, kind=kind, given=given, said_by=Requester.SELF,
        text_version=TEXTS[kind].version, facility_id=facility.pk, recorded_by=LOADER,
        at=datetime.combine(day, time(3), tzinfo=UTC),
    )  # fmt: skip
