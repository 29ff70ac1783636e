"""Run inside a loaded site (bench.city does so): what the worker does for a new city, all but the search for pairs.

Comparing everybody with everybody else who might be them goes on beside the figures for hours in a city of a million,
and is measured by bench.duplicates; whoever waits for it is taken off the list, so that it disturbs no other figure.
"""

import json
import os
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "simpul.config.settings")
django.setup()

from simpul.interfaces.jobs import rounds  # noqa: E402
from simpul.records.feed.runner import run_once  # noqa: E402
from simpul.services.duplicates.consumer import DuplicatesConsumer  # noqa: E402
from simpul.services.duplicates.models import Waiting  # noqa: E402


def main() -> int:
    begin = time.perf_counter()
    run_once([DuplicatesConsumer()])
    waiting, _ = Waiting.objects.all().delete()
    rounds.once()
    json.dump({"seconds": time.perf_counter() - begin, "waiting": waiting}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
