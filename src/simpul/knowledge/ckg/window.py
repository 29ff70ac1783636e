"""When is a package open? From the birthday for some days; of a newborn from 24 hours on; at school no day is named."""

from datetime import date, timedelta

from simpul.knowledge.ckg.answer import Window, WindowState
from simpul.knowledge.ckg.definition import Days, Edition
from simpul.knowledge.immunization.days import months_after

AT_SCHOOL = Window(WindowState.AT_SCHOOL)


def birthday_window(edition: Edition, born: date, on: date) -> Window:
    """The window of the last birthday, and when the next one opens. A birthday of 29 February is on 1 March where there
    is none."""
    years = _years(born, on)
    birthday, following = (months_after(born, one * 12) for one in (years, years + 1))
    closes = _last_day(edition.days, birthday)
    state = WindowState.OPEN if on <= closes else WindowState.PAST
    return Window(state, max(birthday, edition.valid_from), closes, following)


def newborn_window(edition: Edition, born: date, on: date, hours: float | None) -> Window:
    """hours  since birth, where its hour is known; otherwise the second day is the first that is certain."""
    days = edition.days
    opens, ideal = born + timedelta(days.ideal_day), born + timedelta(days.ideal_day)
    closes = born + timedelta(days.late_to_day)
    if hours is not None:
        opens = born + timedelta(days.ideal_day - 1)
    is_early = hours <= days.after_hours if hours is not None else on < opens
    if is_early:
        return Window(WindowState.NOT_YET, opens, closes)
    if on > closes:
        return Window(WindowState.PAST, opens, closes)
    return Window(WindowState.LATE if on > ideal else WindowState.OPEN, opens, closes)


def _years(born: date, on: date) -> int:
    """How many birthdays there were up to a day."""
    years = on.year - born.year
    return years if months_after(born, years * 12) <= on else years - 1


def _last_day(days: Days, birthday: date) -> date:
    longer = [last for year, months, last in days.until if birthday.year == year and birthday.month in months]
    return max([birthday + timedelta(days.birthday_days), *longer])
