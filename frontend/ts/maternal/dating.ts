// When is the birth expected, by HPHT and by ultrasound, and which of them counts? (simpul.knowledge.maternal.dating)

import { type Day, dayOf, daysIn, isExact, partsOf, type Span } from "../calendar/days";
import { type Precision, wholeSpan } from "../calendar/spans";
import type { Services } from "../due/schedule";
import type { DatesFile } from "./lists";

export type Basis = "hpht" | "usg";
export type Way = "280" | "naegele";
export type Why =
  | "hpht_saja"
  | "usg_saja"
  | "usg_sesuai"
  | "usg_mengoreksi"
  | "usg_lebih_pasti"
  | "usg_terlambat"
  | "tidak_ada";
export type DateTrouble = "hpht_tidak_wajar" | "usg_tidak_wajar";

/** on  the day of the ultrasound; days  the gestational age that it found on that day */
export interface Scan {
  on: Day;
  days: number;
}

/** began  the days on which the pregnancy can have begun; due  HPL by 280 days; dueNaegele  of HPHT only */
export interface Estimate {
  began: Span;
  due: Span;
  dueNaegele: Span | null;
}

/** difference  days by which the beginning of the ultrasound lies after that of an exact HPHT */
export interface Dates {
  on: Day;
  method: Way;
  hpht: Estimate | null;
  usg: Estimate | null;
  counts: Basis | null;
  why: Why;
  scan: Scan | null;
  difference: number | null;
  troubles: DateTrouble[];
}

export interface AskedDates {
  on: Day;
  lastPeriod?: Day | null;
  precision?: Precision;
  scans?: Scan[];
  method?: Way;
}

type Trimesters = Services["trimesters"];

/** An ultrasound of which the report names the expected birth and not the age. */
export const scanByDue = (on: Day, due: Day, file: DatesFile): Scan => ({ on, days: file.pregnancy_days - (due - on) });

/** The dates of a pregnancy that lasts on a day. A date that cannot be is named in `troubles` and not used. */
export function datesOf(asked: AskedDates, file: DatesFile, trimesters: Trimesters): Dates {
  const { on, lastPeriod = null, precision = "day", scans = [], method = file.method as Way } = asked;
  const period = lastPeriod === null ? null : wholeSpan(lastPeriod, precision);
  const began = period && plausible(period, on, file);
  const believed = scans.filter((one) => isPlausible(one, on, file));
  const scan = believed.reduce<Scan | null>((first, one) => (!first || one.on < first.on ? one : first), null);
  const troubles: DateTrouble[] = period && !began ? ["hpht_tidak_wajar"] : [];
  if (believed.length < scans.length) troubles.push("usg_tidak_wajar");
  const [counts, why] = whichCounts(began, scan, file, trimesters);
  const usgBegan = scan && scan.on - scan.days;
  const exact = began && isExact(began) ? began.first : null;
  return {
    on,
    method,
    hpht: began && byHpht(began, file),
    usg: usgBegan === null ? null : estimate({ first: usgBegan, last: usgBegan }, file),
    counts,
    why,
    scan,
    difference: usgBegan === null || exact === null ? null : usgBegan - exact,
    troubles,
  };
}

function whichCounts(
  began: Span | null,
  scan: Scan | null,
  { usg }: DatesFile,
  trimesters: Trimesters,
): [Basis | null, Why] {
  if (!scan) return began ? ["hpht", "hpht_saja"] : [null, "tidak_ada"];
  if (!began) return ["usg", "usg_saja"];
  const [, , last] = trimesters[0]!;
  if (scan.days > last) return ["hpht", "usg_terlambat"];
  if (!isExact(began)) return ["usg", "usg_lebih_pasti"];
  const isEarly = scan.days < usg.early_below_days;
  const limit = isEarly ? usg.early_differs_more_than_days : usg.differs_more_than_days;
  const differs = Math.abs(scan.on - began.first - scan.days) > limit;
  return differs ? ["usg", "usg_mengoreksi"] : ["hpht", "usg_sesuai"];
}

const estimate = (began: Span, { pregnancy_days: days }: DatesFile): Estimate => ({
  began,
  due: { first: began.first + days, last: began.last + days },
  dueNaegele: null,
});

const byHpht = (began: Span, file: DatesFile): Estimate => ({
  ...estimate(began, file),
  dueNaegele: { first: naegele(began.first), last: naegele(began.last) },
});

/** Seven days and nine months after the first day of the last period; a shorter month ends on its last day. */
export function naegele(lastPeriod: Day): Day {
  const [year, month, day] = partsOf(lastPeriod + 7);
  const [later, inYear] = month > 3 ? [year + 1, month - 3] : [year, month + 9];
  return dayOf(later, inYear, Math.min(day, daysIn(later, inYear)));
}

/** The days of a period on which a pregnancy that lasts today can have begun; null where there is none. */
function plausible(period: Span, on: Day, { plausible: [least, most] }: DatesFile): Span | null {
  const [first, last] = [Math.max(period.first, on - most), Math.min(period.last, on - least)];
  return first <= last ? { first, last } : null;
}

/** Made by that day, and of an age that a pregnancy can have then and today. */
const isPlausible = (scan: Scan, on: Day, { plausible: [least, most] }: DatesFile): boolean =>
  scan.on <= on && scan.days >= least && scan.days + (on - scan.on) <= most;

const countedOf = (dates: Dates): Estimate | null => (dates.counts ? dates[dates.counts] : null);

/** HPL that counts, by the method of the city. */
export function dueOf(dates: Dates): Span | null {
  const counted = countedOf(dates);
  return counted && (dates.method === "naegele" ? (counted.dueNaegele ?? counted.due) : counted.due);
}

/** Days of pregnancy, the fewest and the most. */
export function gestationOf(dates: Dates): [least: number, most: number] | null {
  const counted = countedOf(dates);
  return counted && [dates.on - counted.began.last, dates.on - counted.began.first];
}

/** The trimester of a day of pregnancy; the third lasts until the birth. */
export const trimesterOf = (day: number, trimesters: Trimesters): number =>
  trimesters.find(([, , last]) => day <= last)?.[0] ?? trimesters.at(-1)![0];

/** null also where the precision of the date does not tell it */
export function trimesterOfDates(dates: Dates, trimesters: Trimesters): number | null {
  const gestation = gestationOf(dates);
  if (!gestation) return null;
  const [least, most] = gestation.map((day) => trimesterOf(day, trimesters));
  return least === most ? least! : null;
}

/** As it is spoken of: 85 days are 12+1. */
export const weeksAndDays = (days: number): string => `${Math.floor(days / 7)}+${days % 7}`;
