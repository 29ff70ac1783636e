"""Run inside a loaded site (bench.city does so): what the worker does for a new city before its figures are of use.

The worker also compares everybody with whoever else might be them, and adds up the recap of every kelurahan and month.
Both go on beside the figures for a long time in a large city; who waits for them is taken off the list, so that they
disturb no figure that is measured here.
"""

import json
import os
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "simpul.config.settings")
django.setup()

from django.db import transaction  # noqa: E402

from simpul.interfaces.jobs.rounds import open_month, seal_audit  # noqa: E402
from simpul.monitoring.pws.consumer import PwsConsumer  # noqa: E402
from simpul.monitoring.recap import models as recap  # noqa: E402
from simpul.monitoring.recap.consumer import RecapConsumer  # noqa: E402
from simpul.records.facilities.work_area import whole_city, work_area_scope  # noqa: E402
from simpul.records.feed.runner import run_once  # noqa: E402
from simpul.services.duplicates import models as duplicates  # noqa: E402
from simpul.services.duplicates.consumer import DuplicatesConsumer  # noqa: E402


def main() -> int:
    begin = time.perf_counter()
    while run_once([PwsConsumer()]):
        pass
    while open_month():
        pass
    seconds = time.perf_counter() - begin
    run_once([DuplicatesConsumer(), RecapConsumer()])
    with transaction.atomic(), work_area_scope(whole_city()):
        put_off = [model.objects.all().delete()[0] for model in (duplicates.Waiting, recap.Waiting)]
    while seal_audit():
        pass
    json.dump({"seconds": seconds, "put_off": put_off}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
