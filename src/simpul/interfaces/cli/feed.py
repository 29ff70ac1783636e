"""simpul feed status | new-epoch: how far behind is each reader, what fails; tell them that a backup was restored."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["status", "new-epoch"])


def run(arguments: argparse.Namespace) -> int:
    import django

    django.setup()
    from simpul.monitoring.pws.consumer import PwsConsumer
    from simpul.monitoring.recap.failing import failing_now
    from simpul.records.facilities.queries import areas_by_id
    from simpul.records.feed.actions import raise_epoch
    from simpul.records.feed.queries import backlog, current_epoch

    if arguments.what == "new-epoch":
        epoch = raise_epoch(reason="pemulihan")
        print(f"Epoch {epoch.number} dimulai; angka disusun ulang dari catatan.")
        return 0
    waiting = backlog(PwsConsumer.name)
    print(f"Epoch {current_epoch()}. Menunggu: {sum(one.last - one.seen for one in waiting)} perubahan.")
    failing = failing_now()
    areas = areas_by_id({one.kelurahan_id for one in failing})
    for one in failing:
        since = one.since.isoformat(timespec="minutes")
        print(f"Rekap {areas[one.kelurahan_id].name} bulan {one.month} belum bisa dihitung sejak {since}.")
    return 0
