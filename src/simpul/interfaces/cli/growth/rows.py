"""Which lines of the file are one row, and what are its cells?"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from simpul.interfaces.cli.growth.lines import Layout, Lines
from simpul.interfaces.cli.growth.odd_rows import QUOTE, odd_row


@dataclass(slots=True)
class Block:
    """texts   each row as it is written again, without the line break
    cells   all cells of all rows one after the other, as many for each row as the header has names
    lines   number of the line on which each row begins
    notes   by place in the block: why a row cannot be read; its cells are empty then
    """

    texts: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    notes: dict[int, str] = field(default_factory=dict)


def blocks(source: Iterable[str], layout: Layout, size: int) -> Iterator[Block]:
    """The rows after the header, `size` of them at a time; empty lines are left out.

    source  lines with their line breaks; the first of them is line 2 of the file
    """
    lines = Lines(source)
    while (block := _block(lines, layout, size)).lines:
        yield block


def _block(lines: Lines, layout: Layout, size: int) -> Block:
    begin = lines.number
    taken = lines.many(size)
    block = _plain_block(begin, taken, layout) or _quoted_block(begin, taken, layout)
    if block is None:
        lines.back(enumerate(taken, begin))
        block = _mixed_block(lines, layout, size)
    return block


def _plain_block(begin: int, taken: list[str], layout: Layout) -> Block | None:
    """All lines at once where each is a row without quotes, which is how long files are; else None."""
    texts = [line.rstrip("\r\n") for line in taken]
    whole = layout.separator.join(texts)
    if QUOTE in whole or {text.count(layout.separator) for text in texts} != {len(layout.names) - 1}:
        return None
    return Block(texts, whole.split(layout.separator), list(range(begin, begin + len(texts))))


def _quoted_block(begin: int, taken: list[str], layout: Layout) -> Block | None:
    """All lines at once where each is a whole row, some of them with quotes; else None."""
    try:
        rows = list(csv.reader(taken, delimiter=layout.separator, strict=True))
    except csv.Error:
        return None
    if len(rows) != len(taken) or {len(row) for row in rows} != {len(layout.names)}:
        return None
    texts = [line.rstrip("\r\n") for line in taken]
    return Block(texts, list(chain.from_iterable(rows)), list(range(begin, begin + len(rows))))


def _mixed_block(lines: Lines, layout: Layout, size: int) -> Block:
    """One line after the other."""
    block, separator = Block(), layout.separator
    plain: list[str] = []
    for number, line in lines:
        text = line.rstrip("\r\n")
        if not text:
            continue
        if QUOTE in text or text.count(separator) != len(layout.names) - 1:
            text, cells, problem = odd_row(number, line, lines, layout)
            if problem:
                block.notes[len(block.lines)] = problem
            plain.append(separator.join(cell.replace(separator, " ") for cell in cells))
        else:
            plain.append(text)
        block.texts.append(text)
        block.lines.append(number)
        if len(plain) == size:
            break
    block.cells = separator.join(plain).split(separator) if plain else []
    return block
