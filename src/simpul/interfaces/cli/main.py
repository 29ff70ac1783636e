"""The `simpul` command: one small file for each word."""

import argparse
import importlib
import os
import select
import sys

from simpul.interfaces.cli.cluster.refusal import SetupError

# word: (module, what it does); a module has add_arguments(parser) and run(arguments) -> exit code.
WORDS = {
    "demo": ("demo_site", "pasang dan jalankan kota contoh di mesin ini"),
    "cluster": ("cluster_word", "PostgreSQL pribadi: start, stop, status"),
    "migrate": ("migrate", "bawa kedua basis data ke bentuk terbaru"),
    "serve": ("serve", "layani halaman dan jalankan pekerja latar"),
    "work": ("work", "pekerja latar: aliran perubahan dan segel audit"),
    "load-demo": ("load_demo", "isi kota contoh"),
    "audit": ("audit", "periksa segel catatan akses"),
    "feed": ("feed", "keadaan aliran perubahan; epoch baru sesudah pemulihan"),
    "accounts": ("accounts", "buat akun dari lembar"),
    "coverage": ("coverage", "wilayah yang dilayani satu unit, sejak tanggal tertentu"),
    "import": ("imports", "ambil alih lembar orang, keluarga, penimbangan dan imunisasi"),
    "knowledge": ("knowledge.word", "aturan: periksa, jelaskan, cakupan"),
    "forms": ("knowledge.forms", "formulir: tulis sebagai FHIR Questionnaire"),
    "assess": ("knowledge.assess", "nilai temuan dari JSON dengan aturan hari itu"),
    "due": ("knowledge.due", "layanan yang jatuh tempo untuk satu orang dari JSON"),
    "maternal": ("knowledge.maternal", "tanggal kehamilan, isi kunjungan K1-K6 dan rencana persalinan dari JSON"),
    "ckg": ("knowledge.ckg", "paket cek kesehatan gratis untuk satu orang dari JSON"),
    "spm": ("knowledge.spm", "SPM 1 sampai 5 untuk satu orang dari JSON"),
    "growth": ("growth.word", "hitung enam indeks pertumbuhan dari berkas CSV"),
    "keys": ("keys.word", "kunci: buat, ganti, periksa, buang yang lama"),
    "compile-words": ("compile_words", "susun terjemahan"),
}
READER_GONE = 128 + 13  # as a shell says it of a word that SIGPIPE ended


def main(argv: list[str] | None = None) -> int:
    """Run one word. A refusal is one sentence and exit code 1; whoever stops reading ends it quietly."""
    try:
        try:
            return run(sys.argv[1:] if argv is None else argv)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        if not is_reader_gone(sys.stdout.fileno()):
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still to be written goes nowhere
        return READER_GONE


def run(given: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "simpul.config.settings")
    parser = argparse.ArgumentParser(prog="simpul", description="Simpul: layanan primer terpadu satu kota.")
    words = parser.add_subparsers(dest="word", required=True)
    for word, (module, what) in WORDS.items():
        child = words.add_parser(word, help=what)
        if given[:1] == [word]:  # the others are not imported
            named = importlib.import_module(f"simpul.interfaces.cli.{module}")
            child.formatter_class, child.epilog = argparse.RawDescriptionHelpFormatter, named.__doc__
            named.add_arguments(child)
    arguments = parser.parse_args(given)
    chosen = importlib.import_module(f"simpul.interfaces.cli.{WORDS[arguments.word][0]}")
    try:
        return int(chosen.run(arguments))
    except SetupError as refusal:
        print(f"simpul: {refusal}", file=sys.stderr)
        return 1


def is_reader_gone(descriptor: int) -> bool:
    """Whether nobody reads any more what is written there, as behind `| head`."""
    watched = select.poll()
    watched.register(descriptor, 0)  # an error is told without being asked for
    return any(event & select.POLLERR for _descriptor, event in watched.poll(0))


if __name__ == "__main__":
    sys.exit(main())
