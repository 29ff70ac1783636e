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
TAIL = """## Who lives there

Everything below follows from the seed: the same city, number of people, months, seed and day make the same rows, with
their ids (seals, the time of writing and the ids that lesser records draw themselves differ). No figure is a statistic
of anybody: it makes what a register must be able to hold.

- **People**: an age pyramid of five-year bands, families of one to three generations, mothers, twins, newborns without
  a name, pregnancies and births, names of Faker (id_ID). A pregnancy that lasts is entered at its first visit, six
  weeks or more after the last period. NIK and KK have the district 00, which no district has; phones begin with 0810; a
  few people have no NIK.
- **Moves**: families came from outside, moved from one RT of the city to another (and went to the other Posyandu from
  then on), or left together; grown children left; people of every age died. Nobody is measured after that day.
- **Where**: a small city has begun in a few kelurahan, about one for each 1,000 people beside that of the cast: by
  turns one of its own Puskesmas and one of another, those first whose name was told. The other kelurahan have their
  facilities and nobody registered; a city with enough people has begun everywhere. So the figures of a month are large
  enough to be shown, and there is still something to compare.
- **Balita**: weight at each open day to which the child was brought, on its own line of the WHO curves; 16 in 100
  falter for up to five months, a quarter had a bad month, some come always and some hardly ever, and a kelurahan draws
  more of them than the next. Length in most months, and always in February, May, August and November; head and arm with
  it as the growth card has them. What the rules say of all this is asked of the rules of the product.
- **Hands**: 12 in 100 Posyandu write weights to .0 and .5 (and pressure in tens), 5 in 100 copy the weight of the month
  before in four of ten. In the kelurahan of the stage one does each, and `load-demo` names both; the Posyandu of the
  cast does neither. Which ones: `days/hands.py`, from the seed and the code of the kelurahan.
- **All ages**: pregnant women, mothers until the child is two, apras, some of school age, adults and the old come to
  the same open days, and their cards are filled for the last five months (`cards/tables.py`): what is asked is decided
  by the gates of the forms, what is answered belongs together for one person, and some of it is left blank. Before that
  only what was measured and given is written. What a worker reads off follows lines that the cards print
  (`cards/reading_off.py`); none is a rule. Nothing of class C4 is on a card.
- **Doses**: a child has those of its age by the schedule of `knowledge.immunization`, with delays, doses that were
  missed, children who stopped coming or were never brought, and a few doses some weeks too early. What was given before
  the first open day stands in the book and is taken over as such (one child in seventeen has no book); on open days a
  bidan gives what the card asks of her, with an invented batch. Of school children and young mothers the school card.

**All shares are ours: demo data, nobody's statistics.** What stays empty in the recap: that no vitamin A was given
after birth (no card records it), and in a small city what nobody there happened to have.

## How long it takes

Work grows with the number of people and memory does not: the next people are told while the last are being written.
Measured on 2026-11-29 on a busy machine: 30,000 people and 4 months took 36 s of Python and 37 s of PostgreSQL, side by
side on two processors, twice what it took when little more than weights was told; the process kept to 191 MB.
"""


def told_line(plan: CityPlan) -> str:
    """For the screen, in Indonesian: each number with where it comes from."""
    counts = ", ".join(f"{count} {WORDS[unit]} ({source})" for unit, count, source in _counts(plan))
    begun = sum(one.has_begun for one in plan.kelurahan)
    where = f"{begun} dari {len(plan.kelurahan)} kelurahan" if begun < len(plan.kelurahan) else "semua kelurahan"
    return f"{plan.city.name}: {counts}. Warga terdaftar di {where}. Akun contoh bekerja di {plan.stage_name}."


def cities_page() -> str:
    return "\n".join((HEAD, *(line for code in CITIES for line in _city(plan_city(code, 0))), TAIL))


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
