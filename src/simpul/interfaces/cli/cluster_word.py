"""simpul cluster start | stop | status"""

import argparse

from simpul.interfaces.cli.cluster.binaries import find_binaries
from simpul.interfaces.cli.cluster.databases import addresses, prepare
from simpul.interfaces.cli.cluster.place import find_place
from simpul.interfaces.cli.cluster.server import is_running, start, stop
from simpul.interfaces.cli.state import state_folder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["start", "stop", "status"])


def run(arguments: argparse.Namespace) -> int:
    place = find_place(state_folder(), find_binaries())
    if arguments.what == "start":
        start(place)
        prepare(place)
        for name, value in addresses(place).items():
            print(f"{name}={value}")
    elif arguments.what == "stop":
        stop(place)
    else:
        print("berjalan" if is_running(place) else "berhenti")
    return 0
