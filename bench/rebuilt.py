"""Run inside a loaded site (bench.scale does so): how long until every figure is made anew? Seconds and leaves."""

import json
import os
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "simpul.config.settings")
django.setup()

from django.db import transaction  # noqa: E402

from simpul.monitoring.pws.actions import rebuild  # noqa: E402
from simpul.monitoring.pws.models import Cell  # noqa: E402
from simpul.records.facilities.work_area import whole_city, work_area_scope  # noqa: E402


def main() -> int:
    begin = time.perf_counter()
    rebuild()
    seconds = time.perf_counter() - begin
    with transaction.atomic(), work_area_scope(whole_city()):
        json.dump({"seconds": seconds, "cells": Cell.objects.count()}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
