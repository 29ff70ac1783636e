"""Figures as the worker makes them."""

from simpul.foundation.local_time import Month
from simpul.monitoring.pws.actions import extend
from simpul.monitoring.pws.consumer import PwsConsumer
from simpul.records.feed.runner import run_once


def count_figures(to: Month) -> None:
    """What is waiting is heard, and every month up to this one stands."""
    run_once([PwsConsumer()])
    extend(to)
