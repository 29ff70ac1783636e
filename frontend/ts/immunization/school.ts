// Which dose of BIAS is asked of this pupil: in which class and month, and what is caught up?
//
// Due in its class from the first day of its month to the last, late from then on through that class. It is done by the
// dose of its name, or by one without a name in the school year of the row.

import { completedMonths, type Day, dayOf, monthsAfter, partsOf } from "../calendar/days";
import { closed, type Judged, type Next, type Reason, stands, type State } from "./answer";
import { verdict } from "./judging";
import { liveDay } from "./limits";
import type { SchoolRow } from "./schedule";
import { type Ground, schoolClass, type Taken } from "./taken";

type Window = [start: Day, end: Day];

/** Doses of a school row that no series judges; a double is not told apart: the row asks for one. */
export const judgeSchool = (row: SchoolRow, ground: Ground): Judged[] =>
  ownDoses(row, ground)
    .filter((one) => row.any_dose || one.school)
    .map((one) => judged(one, row, ground));

export function nextAtSchool(row: SchoolRow, ground: Ground): Next {
  const shut = (state: State, reason: Reason) =>
    closed(`${row.antigen}/${row.dose}`, row.antigen, state, reason, ground.edition.file.status);
  const open = (state: State, reason: Reason, start: Day | null, end: Day | null): Next => {
    const dates = { earliest: start, recommended: start, overdueFrom: end };
    return { ...shut(state, reason), dose: 1, product: row.antigen, ...dates };
  };
  if (ownDoses(row, ground).some((one) => judged(one, row, ground).valid !== false)) {
    return shut("terpenuhi", "lengkap");
  }
  if (row.sex && row.sex !== ground.asked.sex) return shut("tidak_berlaku", "bukan_jenis_kelamin");
  const found = startOf(row, ground);
  if (found === "bukan_sasaran") return shut("tidak_berlaku", found);
  if (found === "kelas_belum") return open("belum_waktu", found, null, null);
  if (found.length === 1) return open("belum_waktu", "umur_belum_cukup", found[0], found[0]);
  const [start, end] = found;
  const live = liveDay(row.antigen, ground);
  const why = live !== null && live > start ? "jarak_vaksin_hidup" : "bulan_bias_belum";
  const earliest = Math.max(start, live ?? start);
  const overdue = Math.max(end, earliest);
  const [state, reason] = stands(ground.asked.asOf, earliest, overdue, why);
  return open(state, reason, earliest, overdue);
}

function ownDoses(row: SchoolRow, ground: Ground): Taken[] {
  const doses = ground.taken.get(row.antigen) ?? [];
  const [start, end] = doses.length ? ownYear(row, ground) : [0, 0];
  return doses.filter(
    (one) =>
      row.any_dose || one.school === row.dose || (!one.school && start <= one.span.first && one.span.last < end),
  );
}

/** From its month to the end of its school year; of whoever has no class the year from its month on. */
function ownYear(row: SchoolRow, ground: Ground): Window {
  const now = schoolClass(ground);
  if (now !== null) {
    const year = schoolYear(ground) - (now - row.class);
    return [dayOf(year, row.month, 1), dayOf(year + 1, ground.edition.file.school_year_from_month.month, 1)];
  }
  const start = monthFrom(monthsAfter(ground.asked.birthDate, row.age_years * 12), row.month);
  return [start, monthsAfter(start, 12)];
}

/** The first such month that begins on that day or later. */
function monthFrom(day: Day, month: number): Day {
  const start = dayOf(partsOf(day)[0], month, 1);
  return start >= day ? start : monthsAfter(start, 12);
}

function judged(one: Taken, row: SchoolRow, ground: Ground): Judged {
  const [valid, reason] = verdict(one, [], row.antigen, ground);
  const { position, span, product } = one;
  return { position, antigen: row.antigen, span, number: row.any_dose ? 1 : null, valid, reason, band: null, product };
}

/** From when it is due and from when it is late; one day, at which the age is reached; or why it is not asked now. */
type Start = Window | [Day] | "bukan_sasaran" | "kelas_belum";

function startOf(row: SchoolRow, ground: Ground): Start {
  const { birthDate, asOf } = ground.asked;
  const years = Math.floor(completedMonths(birthDate, asOf) / 12);
  if (row.catch_up_age_years === years) {
    const birthday = monthsAfter(birthDate, years * 12);
    return [birthday, birthday];
  }
  const now = schoolClass(ground);
  if (now === null) return byAge(row, years, birthDate);
  const others = row.catch_up_classes ?? [];
  if (now === row.class || others.includes(now)) return monthOf(row, schoolYear(ground) - (now - row.class));
  return now < Math.max(row.class, ...others) ? "kelas_belum" : "bukan_sasaran";
}

/** Whoever has no class is asked in the year of the printed age. */
function byAge(row: SchoolRow, years: number, born: Day): Start {
  if (years < row.age_years) return "kelas_belum";
  if (years === row.age_years) {
    const start = monthFrom(monthsAfter(born, years * 12), row.month);
    return [start, monthsAfter(start, 1)];
  }
  const again = row.catch_up_age_years;
  return again && years < again ? [monthsAfter(born, again * 12)] : "bukan_sasaran";
}

function schoolYear(ground: Ground): number {
  const [year, month] = partsOf(ground.asked.asOf);
  return year - (month < ground.edition.file.school_year_from_month.month ? 1 : 0);
}

/** The month of the row in a school year; its months lie in the first half of it. */
function monthOf(row: SchoolRow, year: number): Window {
  const start = dayOf(year, row.month, 1);
  return [start, monthsAfter(start, 1)];
}
