"""simpul growth --in children.csv --out z.csv: the six indices of each row; no database, no Django, little memory."""

import argparse
import codecs
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from simpul.interfaces.cli.cluster.refusal import SetupError
from simpul.interfaces.cli.growth.lines import COLUMNS

COPIED = (
    "Semua kolom disalin apa adanya; hanya sel yang dimulai dengan = + - @, tab atau baris baru dan bukan angka diberi "
    "tanda petik tunggal di depannya, agar lembar kerja tidak menjalankannya sebagai rumus."
)
ROWS = 4096
ANNOUNCED = 200_000
SHOWN = 100  # bad rows named on the screen; the file names all


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = f"Kolom yang dibaca: {', '.join(COLUMNS)}. {COPIED}"
    parser.add_argument("--in", dest="source", type=Path, required=True, help="berkas CSV, satu baris satu anak")
    parser.add_argument("--out", dest="target", type=Path, required=True, help="berkas hasil")


def run(arguments: argparse.Namespace) -> int:
    """Written beside the target first, renamed when whole. SetupError in one sentence where that is not possible."""
    source, target = arguments.source, arguments.target
    if target.exists() and source.exists() and target.samefile(source):
        raise SetupError("Hasil tidak ditulis: --in dan --out adalah berkas yang sama.")
    part = target.with_name(target.name + ".part")
    codecs.register_error("simpul-cp1252", _as_cp1252)
    try:
        with (
            source.open(encoding="utf-8-sig", errors="simpul-cp1252", newline="") as lines,
            part.open("w", encoding="utf-8", newline="") as written,
            _without_collector(),
        ):
            _convert(lines, written, source.stat().st_size)
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise SetupError(f"Hasil tidak ditulis: {error.strerror or error}.") from error
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return 0


def _convert(source: TextIO, target: TextIO, size: int) -> None:
    from simpul.interfaces.cli.growth.convert import Converter  # numpy is loaded only here
    from simpul.interfaces.cli.growth.lines import layout_of
    from simpul.interfaces.cli.growth.rows import blocks

    layout = layout_of(source.readline().rstrip("\r\n"))
    if "sex" not in layout.names:
        raise SetupError("Baris pertama harus memuat nama kolom, paling sedikit sex.")
    print(layout.in_words(), file=sys.stderr)
    converter = Converter(layout)
    target.write(converter.header() + "\n")
    progress = _Progress(source, size)
    for block in blocks(source, layout, ROWS):
        lines, problems = converter.convert(block)
        target.write("\n".join([*lines, ""]))
        progress.add(len(block.lines), problems)
    progress.end()


class _Progress:
    """Says on the error stream how far the file is and which rows are bad."""

    def __init__(self, source: TextIO, size: int) -> None:
        self.source, self.size = source, max(size, 1)
        self.rows = self.bad = 0

    def add(self, rows: int, problems: list[str]) -> None:
        for problem in problems[: max(SHOWN - self.bad, 0)]:
            print(problem, file=sys.stderr)
        self.bad += len(problems)
        before, self.rows = self.rows, self.rows + rows
        if before // ANNOUNCED != self.rows // ANNOUNCED:
            share = min(self.source.buffer.tell() / self.size, 1)
            print(f"{self.rows} baris, {share:.0%}", file=sys.stderr)

    def end(self) -> None:
        print(f"Selesai: {self.rows} baris, {self.bad} bermasalah (lihat kolom catatan).", file=sys.stderr)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Rows make no cycles; looking for them took half of the time of a long file."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end
