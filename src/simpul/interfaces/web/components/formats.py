"""How are numbers, dates and ages written? As in the language of the page, by the look's own list."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from simpul.foundation.local_time import is_hour_known
from simpul.foundation.units import Grams, format_kilograms
from simpul.knowledge.growth.age import completed_months

NARROW = "\u00a0"
MISSING = "–"
MONTHS = {
    "id": ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
DAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def language() -> str:
    return "en" if (get_language() or "id").startswith("en") else "id"


def decimal(text: str) -> str:
    """Indonesian writes a comma, English a point."""
    return text.replace(",", ".") if language() == "en" else text


def kilograms(weight: int | None) -> str:
    """9400 -> "9,4"."""
    return MISSING if weight is None else decimal(format_kilograms(Grams(weight)))


def hidden_sign() -> SafeString:
    """One sign for the eye, for many columns have no room for the word; the word for who listens."""
    return format_html('<span aria-hidden="true">•</span><span class="sr">{}</span>', _("disembunyikan"))


def gain(change: int | None) -> str:
    """400 -> "+400 g"; -3200 -> "−3,2 kg"."""
    if change is None:
        return MISSING
    sign = "−" if change < 0 else "+"
    if abs(change) < 1000:
        return f"{sign}{abs(change)}{NARROW}g"
    return f"{sign}{kilograms(abs(change))}{NARROW}kg"


def day(on: date | None) -> str:
    """21 Nov 2026"""
    return MISSING if on is None else f"{on.day} {MONTHS[language()][on.month - 1]} {on.year}"


def short_day(on: date | None) -> str:
    """21 Nov"""
    return MISSING if on is None else f"{on.day} {MONTHS[language()][on.month - 1]}"


def week_day(on: date) -> str:
    """Sabtu, 21 Nov 2026"""
    return f"{DAYS[language()][on.weekday()]}, {day(on)}"


def month(index: int) -> str:
    """Nov 2026"""
    return f"{MONTHS[language()][index % 12]} {index // 12}"


def clock(at: datetime | None) -> str:
    """08.41"""
    return MISSING if at is None else timezone.localtime(at).strftime("%H.%M" if language() == "id" else "%H:%M")


def moment(at: datetime) -> str:
    """21 Nov 2026 08.41"""
    return f"{day(timezone.localtime(at).date())} {clock(at)}"


def hour_of(at: datetime, on: date, recorded_at: datetime) -> str:
    """08.41; in words, where it was written on a later day and nobody noted the hour."""
    return clock(at) if is_hour_known(at, on, recorded_at) else _("jam tidak dicatat")


def whole(number: int | None) -> str:
    """1571 -> "1.571"."""
    if number is None:
        return MISSING
    text = f"{number:,}"
    # A page has a thousand: to ask for the language, and to escape digits, cost more than to write them.
    return SafeString(text if "," not in text or language() == "en" else text.replace(",", "."))


def percent(share: float | None) -> str:
    """83.06 -> "83 %"; None -> "–"."""
    return MISSING if share is None else SafeString(f"{round(share)}{NARROW}%")


def points(now: float | None, then: float | None) -> str:
    """How a share changed, in points as they are shown, its direction in a word; empty where there is none to tell."""
    if now is None or then is None:
        return ""
    change = round(now) - round(then)
    if change == 0:
        return _("tetap")
    return (_("naik %(points)s poin") if change > 0 else _("turun %(points)s poin")) % {"points": abs(change)}


def age(born: date, on: date) -> str:
    """12 hr (below a month) · 9 bln 12 hr (below a year) · 1 th 3 bln · 64 th"""
    months = completed_months(born, on)
    if months < 1:
        return _("%(days)s hr") % {"days": (on - born).days}
    if months < 12:
        return _("%(months)s bln %(days)s hr") % {"months": months, "days": days_over(born, on)}
    years, rest = divmod(months, 12)
    if years >= 6 or rest == 0:
        return _("%(years)s th") % {"years": years}
    return _("%(years)s th %(months)s bln") % {"years": years, "months": rest}


def days_over(born: date, on: date) -> int:
    """Days since the last completed month."""
    year, before = divmod(on.year * 12 + on.month - 1 - (on.day < born.day), 12)
    for last in (born.day, 30, 29, 28):
        try:
            return (on - date(year, before + 1, last)).days
        except ValueError:
            continue
    raise ValueError("no month is shorter than 28 days")


def zscore(hundredths: int | None) -> str:
    """-215 -> "−2,15"."""
    if hundredths is None:
        return MISSING
    return decimal(f"{'−' if hundredths < 0 else ''}{abs(hundredths) // 100},{abs(hundredths) % 100:02d}")


def signed(number: int | None) -> str:
    """+5, −7, 0; a dash where there is none."""
    if not number:
        return whole(number)
    return f"{'+' if number > 0 else '−'}{whole(abs(number))}"
