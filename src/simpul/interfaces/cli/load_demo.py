"""simpul load-demo: fill an empty database with an invented city."""

import argparse
import time


def add_arguments(parser: argparse.ArgumentParser) -> None:
    from simpul.interfaces.cli.demo.cities.known import CITIES

    parser.add_argument("--city", default="35.71", choices=sorted(CITIES), help="kode kota, bawaan Kota Kediri")
    parser.add_argument("--people", type=_count, default=6_500, help="banyaknya orang rekaan")
    parser.add_argument("--months", type=_count, default=4, help="bulan hari buka yang sudah lewat")
    parser.add_argument("--seed", type=int, default=2024, help="benih yang sama membuat kota yang sama")


def _count(text: str) -> int:
    """Raises ArgumentTypeError for what is not a number from 0 on."""
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"bukan bilangan bulat mulai dari 0: {text}")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    import django

    django.setup()
    from django.utils import timezone

    from simpul.foundation.local_time import local_date
    from simpul.interfaces.cli.demo.cities.known import CITIES
    from simpul.interfaces.cli.demo.load import city_here, load_city
    from simpul.interfaces.cli.demo.logins import PASSWORD

    begin = time.monotonic()
    loaded = load_city(
        city=arguments.city,
        people=arguments.people,
        months=arguments.months,
        seed=arguments.seed,
        today=local_date(timezone.now(), CITIES[arguments.city].zone),
        password=PASSWORD,
        say=lambda text: print(f"  {text}", flush=True),
    )
    if loaded:
        print(f"Kota contoh dimuat dalam {time.monotonic() - begin:.1f} detik.")
    elif city_here() == arguments.city:
        print("Kota contoh sudah ada.")
    else:
        print("Di sini sudah ada kota yang lain. Untuk kota ini, pilih folder lain dengan SIMPUL_STATE_DIR.")
    return 0
