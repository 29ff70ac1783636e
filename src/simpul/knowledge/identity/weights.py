"""How much does one agreement say? Weights of evidence in millibits, from weights.toml (m, u, source, status)."""

import math
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "weights.toml"


@cache
def decision() -> dict[str, float]:
    """prior (pairs for one true pair), likely and possible (millibits), usual_share and least_share (of people)."""
    return {name: float(value) for name, value in _content()["decision"].items()}


@cache
def weight(field: str, level: str) -> int:
    """log2(m/u) in millibits. Raises KeyError for a level that the file lacks."""
    entry = _content()[field][level]
    return millibits(entry["m"] / entry["u"])


@cache
def often(field: str, level: str) -> float:
    """m: how often one person's records stand at this level."""
    return float(_content()[field][level]["m"])


def edition() -> str:
    """Which weights a stored judgement was made with."""
    return str(_content()["source"]["edition"])


def millibits(ratio: float) -> int:
    """log2 of a likelihood ratio > 0 in thousandths, half away from zero."""
    bits = math.log2(ratio) * 1000
    return math.floor(abs(bits) + 0.5) * (1 if bits >= 0 else -1)


@cache
def _content() -> dict[str, Any]:
    content: dict[str, Any] = tomllib.loads(FILE.read_text())
    return content
