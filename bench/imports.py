"""How long does a sheet of so many rows take, and does its memory grow with it? People, their weighings, their doses.

python -m bench.imports [rows]      100000; a tenth of it first, to compare the memory. A cluster of its own, durable.
"""

import csv
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import django
import psycopg

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "simpul.config.settings")
os.environ.setdefault("SIMPUL_MODE", "test")  # the names of the demo are read here; the runs set their own mode
django.setup()

from bench.results import keep_section  # noqa: E402
from simpul.foundation.key_set import create_key_file  # noqa: E402
from simpul.foundation.sex import Sex  # noqa: E402
from simpul.interfaces.cli.cluster.binaries import find_binaries  # noqa: E402
from simpul.interfaces.cli.cluster.databases import address, addresses, prepare  # noqa: E402
from simpul.interfaces.cli.cluster.place import Place, find_place  # noqa: E402
from simpul.interfaces.cli.cluster.server import start, stop  # noqa: E402
from simpul.interfaces.cli.demo.people import Serials, name_pool  # noqa: E402
from simpul.interfaces.cli.serve import simpul  # noqa: E402

TODAY = date.today()  # noqa: DTZ011
PEOPLE = ("NIK", "No KK", "Nama", "JK", "Tgl Lahir", "Hubungan", "NIK Ibu", "RT", "RW", "Kelurahan", "No HP")
VISITS = ("NIK", "Nama", "Tgl Lahir", "Tanggal Pengukuran", "Berat")
MEASURED = (*VISITS, "Tinggi", "Cara Ukur", "LiLA")
RT = """
    SELECT kelurahan.name, split_part(rw.name, ' ', 2), split_part(rt.name, ' ', 2)
    FROM facilities_area AS rt JOIN facilities_area AS rw ON rw.id = rt.rw_id
    JOIN facilities_area AS kelurahan ON kelurahan.id = rt.kelurahan_id
    JOIN facilities_coverage AS covered ON covered.area_id = kelurahan.id
    JOIN access_assignment AS post ON post.facility_id = covered.facility_id
    JOIN access_staffmember AS staff ON staff.id = post.staff_id AND staff.username = %s
    WHERE rt.level = 'rt' ORDER BY rt.code
"""
STAFF = "dokter"
AIM = 555  # rows a second: 100,000 in three minutes
DOSES = {"HB0": 0, "BCG": 20, "Polio 1": 30, "DPT 1": 60, "DPT 2": 90, "DPT 3": 120, "MR 1": 280}  # day of life
ABOUT = "Read, checked and written by `simpul import`, one worker, beside a demo city of the default size."


def families(count: int, places: list[tuple[str, str, str]], serials: Serials, random: Random) -> Iterator[list[str]]:
    """Father, mother and two children, one of them a balita, until there are so many rows."""
    boys, girls = name_pool(Sex.MALE), name_pool(Sex.FEMALE)
    made = 0
    while made < count:
        kelurahan, rw, rt = random.choice(places)
        card = f"357101{random.randint(1, 28):02d}1020{made:06d}"[:16]
        mother = ""
        for relation, sex, low, high in (
            ("Kepala keluarga", Sex.MALE, 25, 60), ("Istri", Sex.FEMALE, 22, 45), ("Anak", Sex.MALE, 6, 17),
            ("Anak", Sex.FEMALE, 0, 4),
        ):  # fmt: skip
            if made == count:
                return
            born = TODAY - timedelta(days=random.randint(low * 365 + 40, high * 365 + 300))
            nik = f"357171{serials.nik(born, sex)[6:]}"  # nobody's, and none of the demo's
            name = random.choice(boys if sex is Sex.MALE else girls)
            child = mother if relation == "Anak" else ""
            phone = f"0812{made:08d}" if relation == "Istri" else ""
            yield [nik, card, name, sex, f"{born:%d/%m/%Y}", relation, child, rt, rw, kelurahan, phone]
            mother = nik if relation == "Istri" else mother
            made += 1


def weighings(people: list[list[str]], count: int, random: Random, first: int, whole: bool) -> Iterator[list[str]]:
    """One a month of each balita, going back from month `first`; whole: with length, posture and arm."""
    balita = [row for row in people if row[5] == "Anak" and row[3] == Sex.FEMALE]
    made, back = 0, first
    while made < count:
        back += 1
        for row in balita:
            day = TODAY - timedelta(days=30 * back)
            born = date(int(row[4][6:]), int(row[4][3:5]), int(row[4][:2]))
            months = (day - born).days / 30.4
            if months < 0 or made == count:
                continue
            weight = 3.2 + 0.55 * min(months, 12) + 0.18 * max(months - 12, 0) + random.gauss(0, 0.3)
            length, arm = min(50 + 2 * min(months, 12) + months, 118), 14 + random.gauss(0, 0.6)
            said = [f"{number:.1f}".replace(".", ",") for number in (weight, length, arm)]
            yield [*row[:3:2], row[4], f"{day:%d/%m/%Y}", said[0], *([said[1], "Terlentang", said[2]] if whole else [])]
            made += 1
        if back > first + 40:
            return


def immunisations(people: list[list[str]]) -> Iterator[list[str]]:
    """A row a balita, with the day of each dose that is past."""
    for row in people:
        if row[5] == "Anak" and row[3] == Sex.FEMALE:
            born = date(int(row[4][6:]), int(row[4][3:5]), int(row[4][:2]))
            days = [born + timedelta(days=after) for after in DOSES.values()]
            yield [*row[:3:2], row[4], *(f"{day:%d/%m/%Y}" if day <= TODAY else "" for day in days)]


def write(path: Path, head: tuple[str, ...], rows: list[list[str]]) -> Path:
    with path.open("w", newline="") as file:
        csv.writer(file, delimiter=";").writerows([head, *rows])
    return path


def spent(place: Place) -> float:
    """Seconds of processor of the sessions of this cluster that have ended."""
    number = (place.data / "postmaster.pid").read_text().split()[0]
    fields = Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")


def measured(what: str, path: Path, rows: int, environment: dict[str, str], place: Place) -> tuple[str, str]:
    """One run of the word in a process of its own: seconds, rows a second, most memory, processor, load."""
    command = [
        sys.executable, "-c",
        "import resource, sys; from simpul.interfaces.cli.main import main; code = main(sys.argv[1:]);"
        "used = resource.getrusage(resource.RUSAGE_SELF); print('CPU', round(used.ru_utime + used.ru_stime));"
        # ru_maxrss is that of the bench before the word began; the high-water mark is the word's own.
        "most = [line for line in open('/proc/self/status') if line.startswith('VmHWM')][0];"
        "print('MB', int(most.split()[1]) // 1024); sys.exit(code)",
        "import", str(path), "--staff", STAFF, "--write",
    ]  # fmt: skip
    begin, before = time.perf_counter(), spent(place)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - begin
    time.sleep(0.5)  # the server notices that the session has ended
    database = spent(place) - before
    print(done.stdout.strip(), done.stderr.strip()[-2000:], sep="\n")
    memory, cpu = done.stdout.rsplit("MB", 1)[-1].strip(), done.stdout.rsplit("CPU", 1)[-1].split()[0]
    used = f"processor {cpu} s and in the database {database:.0f} s; load of the machine {os.getloadavg()[0]:.1f}"
    figure = f"{seconds:.0f} s, {rows / seconds:.0f} rows/s (aim {AIM}), {memory} MB, {used}"
    print(f"| {what}, {rows} rows | {figure} |", flush=True)
    return f"{what}, {rows} rows", figure


def main() -> int:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    state = Path(tempfile.mkdtemp(prefix="bench-imports-"))
    create_key_file(state / "keys.json", "bench-1")
    create_key_file(state / "ipwl-keys.json", "ipwl-bench-1")
    place = find_place(state, find_binaries())
    start(place)
    try:
        prepare(place)
        environment = {
            **os.environ, **addresses(place), "SIMPUL_STATE_DIR": str(state), "SIMPUL_MODE": "demo",
            "SIMPUL_SECRET_KEY": "x" * 50, "DJANGO_SETTINGS_MODULE": "simpul.config.settings",
        }  # fmt: skip
        for word in (["migrate"], ["load-demo"]):
            subprocess.run([*simpul(), *word], env=environment, check=True, stdout=subprocess.DEVNULL)
        with psycopg.connect(address(place, "simpul", "postgres")) as connection:
            places = connection.execute(RT, [STAFF]).fetchall()
        random, serials, figures = Random(1), Serials(), []
        for count in (rows // 10, rows):
            people = list(families(count, places, serials, random))
            sheet = write(state / "people.csv", PEOPLE, people)
            figures.append(measured("people and families", sheet, len(people), environment, place))
            for what, head, first in (("weighings", VISITS, 0), ("weight, length and arm", MEASURED, 24)):
                visits = list(weighings(people, count, random, first, len(head) > len(VISITS)))
                figures.append(
                    measured(what, write(state / "visits.csv", head, visits), len(visits), environment, place)
                )
            doses = list(immunisations(people))
            sheet = write(state / "doses.csv", ("NIK", "Nama", "Tgl Lahir", *DOSES), doses)
            figures.append(measured("immunisations, up to seven a row", sheet, len(doses), environment, place))
        keep_section("Sheets taken over", ABOUT, figures)
        print(f"bench itself: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB; load {os.getloadavg()}")
        return 0
    finally:
        stop(place)
        for folder in (place.inside, state):
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    raise SystemExit(main())
