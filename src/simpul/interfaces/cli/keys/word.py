"""simpul keys create | rotate | status | retire OLD: the key files of an installation, and a new key for the old one.

`rotate` adds a key, seals every field of the general database with it and proves that each one opens; killed, it goes
on where it was when it is called again. Pages stay open meanwhile: both keys live. `retire` takes the old key out of
the file once no field carries it. Both run as the owner of the database, on the machine that holds the key file.
"""

import argparse
import os
from collections.abc import Collection
from datetime import date

import psycopg

from simpul.interfaces.cli.cluster.refusal import SetupError

WORDS = ["create", "rotate", "status", "retire"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=WORDS)
    parser.add_argument("old", nargs="?", help="kunci yang dibuang (retire)")
    parser.add_argument("--key-id", help="nama kunci baru")


def run(arguments: argparse.Namespace) -> int:
    return {"create": create, "rotate": rotate, "status": status, "retire": retire}[arguments.what](arguments)


def create(arguments: argparse.Namespace) -> int:
    """Make the two key files of a new installation; existing ones are left alone."""
    from django.conf import settings

    from simpul.foundation.key_set import create_key_file

    for path in (settings.KEY_FILE, settings.IPWL_KEY_FILE):
        create_key_file(path, arguments.key_id or "1")
        print(f"Kunci: {path}")
    return 0


def rotate(arguments: argparse.Namespace) -> int:
    """Go on with a rotation that was cut short, or begin one."""
    from django.conf import settings

    from simpul.foundation.key_set import add_key, read_key_file
    from simpul.interfaces.cli.keys.resealing import carried, reseal, verify

    with owner() as connection:
        keys = read_key_file(settings.KEY_FILE)
        waiting = sum(count for key_id, count in carried(connection).items() if key_id != keys.current)
        if waiting:
            print(f"Melanjutkan dengan kunci {keys.current}: {waiting} isian masih memakai kunci lama.")
        else:
            keys = add_key(settings.KEY_FILE, arguments.key_id or next_id(keys.keys, date.today()))  # noqa: DTZ011
            print(f"Kunci {keys.current} ditambahkan; kunci lama tetap membuka. Cadangkan berkas kunci sekarang.")
        done = reseal(connection, keys, say=print)
        faults = verify(connection, keys, say=print)
    for fault in faults:
        print(fault)
    if faults:
        return 1
    print(f"{done} isian disegel ulang; semua isian terbuka dengan kunci {keys.current}.")
    print("Berikutnya: simpul feed new-epoch, supaya pasangan ganda disusun ulang dengan kunci baru.")
    print("Sesudah itu: simpul keys retire KUNCI_LAMA. Simpan salinan kunci lama selama cadangan lama disimpan.")
    return 0


def status(arguments: argparse.Namespace) -> int:
    from django.conf import settings

    from simpul.foundation.key_set import read_key_file
    from simpul.interfaces.cli.keys.resealing import carried

    keys = read_key_file(settings.KEY_FILE)
    with owner() as connection:
        counts = carried(connection)
    for key_id in sorted({*keys.keys, *counts}):
        mark = "dipakai" if key_id == keys.current else "lama" if key_id in keys.keys else "TIDAK ADA DI BERKAS KUNCI"
        print(f"{key_id}: {counts.get(key_id, 0)} isian, {mark}")
    return 0


def retire(arguments: argparse.Namespace) -> int:
    """Take a key out of the file. Raises SetupError while it is in use."""
    from django.conf import settings

    from simpul.foundation.key_set import drop_key, read_key_file
    from simpul.interfaces.cli.keys.resealing import carried

    keys = read_key_file(settings.KEY_FILE)
    if not arguments.old or arguments.old not in keys.keys:
        raise SetupError(f"Tulis kunci yang dibuang: {', '.join(sorted(keys.keys))}.")
    if arguments.old == keys.current:
        raise SetupError(f"Kunci {arguments.old} sedang dipakai. Jalankan dulu: simpul keys rotate.")
    with owner() as connection:
        count = carried(connection).get(arguments.old, 0)
    if count:
        raise SetupError(f"{count} isian masih memakai kunci {arguments.old}. Jalankan dulu: simpul keys rotate.")
    drop_key(settings.KEY_FILE, arguments.old)
    print(f"Kunci {arguments.old} dibuang. Cadangan dari sebelum penggantian hanya terbuka dengan salinan kunci itu.")
    return 0


def owner() -> psycopg.Connection:
    """Past the policies, as at a migration: every row is sealed anew, whatever its kelurahan."""
    return psycopg.connect(os.environ.get("DATABASE_OWNER_URL") or os.environ.get("DATABASE_URL", ""))


def next_id(known: Collection[str], today: date) -> str:
    """The day, and a letter where there is one of that day already: 2026-11-24, 2026-11-24b."""
    return next(name for letter in ["", *"bcdefghijklmnopqrstuvwxyz"] if (name := f"{today}{letter}") not in known)
