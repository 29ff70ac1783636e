"""simpul feed status | new-epoch: how far behind is each reader; tell readers that a backup was restored."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["status", "new-epoch"])


def run(arguments: argparse.Namespace) -> int:
    import django

    django.setup()
    from simpul.monitoring.pws.consumer import PwsConsumer
    from simpul.records.feed.actions import raise_epoch
    from simpul.records.feed.queries import backlog, current_epoch

    if arguments.what == "new-epoch":
        epoch = raise_epoch(reason="pemulihan")
        print(f"Epoch {epoch.number} dimulai; angka disusun ulang dari catatan.")
        return 0
    waiting = backlog(PwsConsumer.name)
    print(f"Epoch {current_epoch()}. Menunggu: {sum(one.last - one.seen for one in waiting)} perubahan.")
    return 0
