"""May this be kept at all? Only what the registry of concepts and services knows, within its range and resolution."""

from datetime import date

from simpul.foundation.errors import DomainError
from simpul.knowledge.concepts import Concept, Kind, concept, service, show_value

BATCH_LETTERS = 30


def check_finding(code: str, value: int | None, text: str, age_months: int) -> None:
    """Raises ValueError for what no screen can send (a bug of ours), DomainError for a value outside its range."""
    found = _known(code)
    if found.kind is Kind.TEXT:
        if value is not None or not 0 < len(text.strip()) <= found.longest:
            raise ValueError(f"{code} takes a text of at most {found.longest} letters")
    elif value is None or text.strip():
        raise ValueError(f"{code} takes a number, and nothing beside it")
    elif found.kind is Kind.CODED or found.kind is Kind.YES_NO:
        _one_of(found, value)
    else:
        _within(found, value, age_months)


def check_dose(code: str, batch: str, expires_on: date | None, given_on: date) -> None:
    """Raises ValueError for an unknown service, DomainError for a batch that had expired."""
    try:
        service(code)
    except KeyError as problem:
        raise ValueError("no such service") from problem
    if expires_on and expires_on < given_on:
        raise DomainError("expired", "Tanggal kedaluwarsa mendahului hari pemberian. Periksa kemasannya.")
    if len(batch.strip()) > BATCH_LETTERS or not batch.isprintable():
        raise DomainError("batch_unreadable", "Tulis nomor batch paling banyak 30 huruf dan angka, seperti di kemasan.")


def _known(code: str) -> Concept:
    try:
        return concept(code)
    except KeyError as problem:
        raise ValueError("no such concept") from problem


def _one_of(found: Concept, value: int) -> None:
    known = value in (0, 1) if found.kind is Kind.YES_NO else found.option_of(value) is not None
    if not known:
        raise ValueError(f"{found.code} has no such answer")


def _within(found: Concept, value: int, age_months: int) -> None:
    span = found.range_at(age_months)
    if value % (found.resolution or 1):
        raise DomainError(
            "off_resolution",
            "%(what)s dicatat dalam kelipatan %(step)s %(unit)s.",
            what=found.label_id,
            step=found.resolution,
            unit=found.unit,
        )
    if not span.lowest <= value <= span.highest:
        raise DomainError(
            "out_of_range",
            "%(what)s di luar batas (%(lowest)s sampai %(highest)s). Ukur ulang.",
            what=found.label_id,
            lowest=show_value(found, span.lowest, "id"),
            highest=show_value(found, span.highest, "id"),
        )
