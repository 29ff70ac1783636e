"""kill -9 of the server and of PostgreSQL in the middle: what was acknowledged is there, and the figures catch up."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from bench.load import Visitor, weighing
from simpul.interfaces.cli.cluster.server import start
from simpul.interfaces.cli.demo.logins import PASSWORD
from tests.faults.durable import Site, until

pytestmark = pytest.mark.concurrency
WEIGHED = "SELECT count(*) FROM feed_change WHERE kind = 'visit.weighed'"


def bodies_for(site: Site, count: int) -> tuple[Visitor, list[bytes]]:
    """Weighings of today at the kader's Posyandu, each child several times."""
    kader = Visitor(site.port).log_in("kader", PASSWORD)
    posyandu = str(
        site.ask("SELECT facility_id FROM access_assignment JOIN access_staffmember s ON s.id = staff_id"
                 " WHERE username = 'kader'")[0][0]
    )  # fmt: skip
    day = datetime.now(ZoneInfo("Asia/Jakarta")).date().isoformat()
    born = f"birth_date BETWEEN date '{day}' - 1500 AND date '{day}' - 60"
    mine = f"SELECT area_id FROM facilities_coverage WHERE facility_id = '{posyandu}'"
    people = [str(row[0]) for row in site.ask(f"SELECT id FROM people_person WHERE {born} AND rt_id IN ({mine})")]
    assert people
    return kader, [
        weighing(posyandu, day, people[number % len(people)], 8_000 + 10 * number) for number in range(count)
    ]


def test_what_was_acknowledged_survives_and_the_figures_catch_up(durable: Site) -> None:
    site = durable
    kader, bodies = bodies_for(site, 90)
    before = int(str(site.ask(WEIGHED)[0][0]))
    for number, body in enumerate(bodies):
        if number == 30:
            site.kill_server()
        if number == 34:
            site.serve()
        if number == 60:
            site.kill_postgres()
        if number == 64:
            start(site.place)
            until(site.is_up)
        site.send(kader, body)
    assert site.unanswered
    lost, site.unanswered = site.unanswered, []
    for body in lost:
        site.send(kader, body)
    assert site.unanswered == []
    assert len(set(site.acknowledged)) == len(bodies)

    kept = {row[0] for row in site.ask("SELECT id FROM visits_entry")}
    assert {UUID(one) for one in site.acknowledged} <= kept
    assert site.ask(WEIGHED) == [(before + len(bodies),)]
    kader.close()
    site.figures_are_those_of_a_rebuild()
