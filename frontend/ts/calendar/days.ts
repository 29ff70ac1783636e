// On which day is an age or an interval complete? A day is a whole number since 1970-01-01: no clock and no zone.
//
// A month is complete on the same day of a later month; where that month has no such day, on the first of the month
// after (simpul.knowledge.immunization.days).

export type Day = number;

/** Both ends among them; an exact day is a span of one. */
export interface Span {
  first: Day;
  last: Day;
}

const ERA = 146097; // days of 400 years
const SHIFT = 719468; // days from 0000-03-01 to 1970-01-01

/** Years are counted from March, so that the day of February that comes and goes is the last of its year. */
export function dayOf(year: number, month: number, day: number): Day {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const inEra = shifted - era * 400;
  const inYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * ERA + inEra * 365 + Math.floor(inEra / 4) - Math.floor(inEra / 100) + inYear - SHIFT;
}

export function partsOf(day: Day): [year: number, month: number, day: number] {
  const moved = day + SHIFT;
  const era = Math.floor(moved / ERA);
  const at = moved - era * ERA;
  const leaps = Math.floor(at / 1460) - Math.floor(at / 36524) + Math.floor(at / 146096);
  const inEra = Math.floor((at - leaps) / 365);
  const inYear = at - (inEra * 365 + Math.floor(inEra / 4) - Math.floor(inEra / 100));
  const fromMarch = Math.floor((5 * inYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return [inEra + era * 400 + (month <= 2 ? 1 : 0), month, inYear - Math.floor((153 * fromMarch + 2) / 5) + 1];
}

/** The day of "2026-03-10"; null of any other text, and of a day that no calendar has. */
export function dayFrom(text: string): Day | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const can = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  return can ? dayOf(year, month, day) : null;
}

/** A day of our own data. Throws where it is none: a bug of ours. */
export function knownDay(text: string): Day {
  const day = dayFrom(text);
  if (day === null) throw new Error(`no such day: ${text}`);
  return day;
}

export function isoOf(day: Day): string {
  const [year, month, date] = partsOf(day);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

export function daysIn(year: number, month: number): number {
  return month === 12 ? 31 : dayOf(year, month + 1, 1) - dayOf(year, month, 1);
}

/** The day on which so many months are complete. */
export function monthsAfter(day: Day, months: number): Day {
  const [year, month, date] = partsOf(day);
  const [later, inYear] = monthAt(year * 12 + month - 1 + months);
  if (date <= daysIn(later, inYear)) return dayOf(later, inYear, date);
  const [next, first] = monthAt(later * 12 + inYear);
  return dayOf(next, first, 1);
}

const monthAt = (index: number): [year: number, month: number] => {
  const year = Math.floor(index / 12);
  return [year, index - year * 12 + 1];
};

/** Months since birth, the last one complete. */
export function completedMonths(born: Day, on: Day): number {
  const [fromYear, fromMonth, fromDay] = partsOf(born);
  const [year, month, day] = partsOf(on);
  return (year - fromYear) * 12 + month - fromMonth - (day < fromDay ? 1 : 0);
}

/** Months since the year 0: of one month and the next, one apart. */
export function monthIndex(day: Day): number {
  const [year, month] = partsOf(day);
  return year * 12 + month - 1;
}

export const isExact = (span: Span): boolean => span.first === span.last;
export const meets = (one: Span, other: Span): boolean => one.first <= other.last && other.first <= one.last;
export const same = (one: Span, other: Span): boolean => one.first === other.first && one.last === other.last;
