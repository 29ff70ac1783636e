"""At which level do two records agree, field by field? The levels are those of weights.toml; "" is: cannot be said."""

from datetime import date

from simpul.knowledge.identity.closeness import closeness
from simpul.knowledge.identity.described import BirthPrecision, Described

CLOSE, RATHER_CLOSE = 920, 820
HIDDEN = "*"
PLACE, BIRTH, SERIAL = 6, 6, 4  # digits of a NIK: place and birth date, which other fields have said, and a number


def name_level(a: Described, b: Described) -> str:
    """Of an unnamed newborn nothing can be said."""
    if a.unnamed or b.unnamed or not (a.key and b.key):
        return ""
    one, two = a.key.split(), b.key.split()
    if one == two:
        return "same"
    if sorted(one) == sorted(two) or "".join(one) == "".join(two):
        return "same_words"
    near = max(closeness(a.key, b.key), closeness(" ".join(sorted(one)), " ".join(sorted(two))))
    if near >= CLOSE and len(one) == len(two):
        return "close"
    if set(one) <= set(two) or set(two) <= set(one):
        return "part"
    if near >= CLOSE:
        return "close"
    if one[0] == two[0]:
        return "first_word"
    return "rather_close" if near >= RATHER_CLOSE else "different"


def birth_level(a: Described, b: Described) -> str:
    if a.birth_date is None or b.birth_date is None:
        return ""
    one, two = a.birth_date, b.birth_date
    precisions = {a.birth_precision, b.birth_precision}
    if BirthPrecision.YEAR in precisions:
        return "year_only" if one.year == two.year else "different"
    if BirthPrecision.MONTH in precisions:
        return "month_only" if (one.year, one.month) == (two.year, two.month) else "different"
    return _day_level(one, two)


def _day_level(one: date, two: date) -> str:
    if one == two:
        return "same"
    if one.year == two.year and (one.day, one.month) == (two.month, two.day):
        return "swapped"
    if sum(x != y for x, y in zip(f"{one:%Y%m%d}", f"{two:%Y%m%d}", strict=True)) == 1:
        return "one_digit"
    if one.year == two.year:
        return "same_month" if one.month == two.month else "same_year"
    return "different"


def sex_level(a: Described, b: Described) -> str:
    return "" if a.sex is None or b.sex is None else "same" if a.sex is b.sex else "different"


def mother_level(a: Described, b: Described) -> str:
    """ "Siti" and "Siti Aminah" are close: a mother is seldom written in full."""
    if not (a.mother_key and b.mother_key):
        return ""
    if a.mother_key == b.mother_key:
        return "same"
    one, two = set(a.mother_key.split()), set(b.mother_key.split())
    near = one <= two or two <= one or closeness(a.mother_key, b.mother_key) >= CLOSE
    return "close" if near else "different"


def nik_level(a: Described, b: Described) -> str:
    """Only digits that both show are compared."""
    if not (a.nik and b.nik) or len(a.nik) != len(b.nik):
        return ""
    pairs = [(x, y) for x, y in zip(a.nik, b.nik, strict=True) if HIDDEN not in (x, y)]
    if not pairs:
        return ""
    apart = [place for place, (x, y) in enumerate(zip(a.nik, b.nik, strict=True)) if HIDDEN not in (x, y) and x != y]
    whole = len(pairs) == len(a.nik)
    if apart:
        exchanged = sorted(a.nik) == sorted(b.nik) and len(apart) == 2
        if not whole or not (len(apart) == 1 or exchanged):
            return "different"
        return "one_digit" if _is_a_slip(a, b, apart) else "neighbour"
    serial_seen = HIDDEN not in a.nik[-SERIAL:] + b.nik[-SERIAL:]
    told = serial_seen and a.birth_date == b.birth_date is not None  # a serial counts within one place and day
    return "same" if whole else "same_visible" if told else "same_place"


def _is_a_slip(a: Described, b: Described, apart: list[int]) -> bool:
    """A NIK is place, birth date and a small serial: two people born in one place on one day have serials that differ
    in one digit, two born a day apart may have the same serial. Only digits of the birth date that contradict birth
    dates which agree tell of a slip of the pen; the others tell nothing."""
    in_birth = all(PLACE <= place < PLACE + BIRTH for place in apart)
    return in_birth and a.birth_date is not None and a.birth_date == b.birth_date


def phone_level(a: Described, b: Described) -> str:
    if not (a.phone and b.phone):
        return ""
    shown = min(len(a.phone), len(b.phone))
    return "same" if a.phone[-shown:] == b.phone[-shown:] else "different"


def household_level(a: Described, b: Described) -> str:
    """The narrowest place that is shared."""
    for level, one, two in (("kk", a.kk, b.kk), ("rt", a.rt, b.rt), ("kelurahan", a.kelurahan, b.kelurahan)):
        if one is not None and one == two:
            return f"same_{level}"
    known = any(one is not None and two is not None for one, two in ((a.rt, b.rt), (a.kelurahan, b.kelurahan)))
    return "different" if known else ""
