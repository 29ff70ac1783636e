"""What of the invented city was told, and what is made up by rule? As a line on the screen and as a page to read.

Run as a module, it writes docs/reference/demo_cities.md.
"""

from collections.abc import Iterator
from pathlib import Path

from simpul.interfaces.cli.demo.cities.known import CITIES, Unit, count_of, is_told
from simpul.interfaces.cli.demo.cities.plan import CityPlan, plan_city

PAGE = Path(__file__).resolve().parents[6] / "docs/reference/demo_cities.md"
MADE_UP = "jumlah rekaan"
WORDS = {
    Unit.PUSKESMAS: "Puskesmas",
    Unit.PUSTU: "Pustu",
    Unit.PONKESDES: "Ponkesdes",
    Unit.POSYANDU: "Posyandu",
}
HEAD = """# The five cities of the demo

Made from `src/simpul/interfaces/cli/demo/cities`; do not edit. Renew:
`.venv/bin/python -m simpul.interfaces.cli.demo.cities.told`

`simpul load-demo --city CODE --people N --months M --seed S` fills an empty database with one of these cities;
`script/demo --city CODE` does it in a new folder (`SIMPUL_STATE_DIR`). Names, codes and borders of kecamatan and
kelurahan are as published (`src/simpul/reference/wilayah/SOURCE.toml`). RW, RT, Posyandu, workers and people are
invented, and so is every facility whose name is not below: it is marked as an example.

A number is as told in the news that stands beside it. **Where none was told it is derived** (*jumlah rekaan*): as many
for each kelurahan or desa as in the cities of this page that tell it, rounded; at least one Puskesmas for each
kecamatan beside those that have a name; at most one Pustu and one Ponkesdes for each kelurahan, and Ponkesdes in East
Java only. The kecamatan of Telaga Biru, Paris 2, Kom Yos Sudarso, Kota Wilayah Utara and Pesantren II is from memory:
no kelurahan bears their name. A Puskesmas whose name is not known to us is called *Contoh*, its kecamatan and a number.

Every city has the same accounts; they work in the kelurahan of the stage. All five lie in the zone WIB.
"""


def told_line(plan: CityPlan) -> str:
    """For the screen, in Indonesian: each number with where it comes from."""
    counts = ", ".join(f"{count} {WORDS[unit]} ({source})" for unit, count, source in _counts(plan))
    return f"{plan.city.name}: {counts}. Akun contoh bekerja di {plan.stage_name}."


def cities_page() -> str:
    return "\n".join((HEAD, *(line for code in CITIES for line in _city(plan_city(code, 0)))))


def _counts(plan: CityPlan) -> Iterator[tuple[Unit, int, str]]:
    for unit in Unit:
        count = count_of(plan.city.code, unit)
        if count:
            yield unit, count, plan.known.source if is_told(plan.city.code, unit) else MADE_UP


def _city(plan: CityPlan) -> Iterator[str]:
    desa = sum(one.row.level == "desa" for one in plan.kelurahan)
    areas = f"{len(plan.kecamatan)} kecamatan, {len(plan.kelurahan) - desa} kelurahan" + (
        f", {desa} desa" if desa else ""
    )
    yield f"## {plan.city.name} ({plan.city.code})\n"
    yield f"{areas}; stage: {plan.stage_name}.\n"
    yield "| units | number | from |\n| --- | --- | --- |"
    for unit, count, source in _counts(plan):
        yield f"| {WORDS[unit]} | {count} | {source} |"
    named = [one.name for one in plan.puskesmas if not one.is_example]
    yield f"\nNamed: {', '.join(named) or 'none'}.\n"


if __name__ == "__main__":
    PAGE.write_text(cities_page())
