"""simpul load-demo: fill an empty database with an invented city."""

import argparse
import time


def add_arguments(parser: argparse.ArgumentParser) -> None:
    from simpul.interfaces.cli.demo.plan import FACILITIES

    parser.add_argument("--city", default="35.71", choices=sorted(FACILITIES))
    parser.add_argument("--people", type=int, default=6_500)
    parser.add_argument("--months", type=int, default=4)
    parser.add_argument("--seed", type=int, default=2024)


def run(arguments: argparse.Namespace) -> int:
    import django

    django.setup()
    from django.utils import timezone

    from simpul.foundation.local_time import LocalZone, local_date
    from simpul.interfaces.cli.demo.load import load_city
    from simpul.interfaces.cli.demo.logins import PASSWORD

    begin = time.monotonic()
    loaded = load_city(
        city=arguments.city,
        people=arguments.people,
        months=arguments.months,
        seed=arguments.seed,
        today=local_date(timezone.now(), LocalZone.WIB),
        password=PASSWORD,
        say=lambda text: print(f"  {text}", flush=True),
    )
    print(f"Kota contoh dimuat dalam {time.monotonic() - begin:.1f} detik." if loaded else "Kota contoh sudah ada.")
    return 0
