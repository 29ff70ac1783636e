// What does a rule know of a person on a day? Ages, sex, the pregnancy, the time since a birth
// (simpul.knowledge.rules.person). What is not known of this person is not in it.

import { completedMonths, type Day, monthsAfter } from "../calendar/days";
import type { Sex } from "../growth/tables";
import type { Value } from "./bundle";

/** The last blood pressure, in mmHg. on: null where none was ever measured; before: of one that is half or cannot be,
 *  the last that can be */
export interface Pressure {
  on: Day | null;
  systolic?: number | null;
  diastolic?: number | null;
  before?: Pressure | null;
}

/** What is on record of this person's own birth, by concept: grams, weeks, 1 of a twin of the same sex */
export interface AtBirth {
  birth_weight?: number;
  gestation_at_birth?: number;
  same_sex_twin?: number;
}

/** pregnantSince  the first day of the last period; bornAt, at  milliseconds since 1970 */
export interface About {
  on: Day;
  birthDate?: Day | null;
  sex?: Sex | null;
  isPregnant?: boolean | null;
  pregnantSince?: Day | null;
  deliveredOn?: Day | null;
  pressure?: Pressure | null;
  atBirth?: AtBirth | null;
  bornAt?: number | null;
  at?: number | null;
}

/** forms  the months of the forms; round_up_days  so many days beyond whole months count as one more */
export interface Kpsp {
  forms: number[];
  round_up_days: number;
}

/** bearing_years  the youngest and the oldest of whom a pregnancy is believed; pressure: what each number can be */
export interface OfPersons {
  kpsp: Kpsp;
  bearing_years: [youngest: number, oldest: number];
  pressure: { systolic: [lowest: number, highest: number]; diastolic: [lowest: number, highest: number] };
}

const HOUR = 3_600_000;
const DAYS_OF_YEAR = 365;

export function knownOf(about: About, persons: OfPersons): { [code: string]: Value } {
  const { kpsp, bearing_years: bearing } = persons;
  const { on, birthDate, sex, isPregnant, pregnantSince, deliveredOn, pressure, atBirth, bornAt, at } = about;
  const found: { [code: string]: Value } = {};
  if (birthDate != null) {
    const months = completedMonths(birthDate, on);
    Object.assign(found, { age_days: on - birthDate, age_months: months, age_years: Math.floor(months / 12) });
    if (months >= 0) found["kpsp_form_age"] = kpspFormAge(birthDate, on, kpsp);
  }
  if (sex) found["sex"] = sex;
  const pregnant = mayBear(about, bearing) ? isPregnant : false;
  if (pregnant != null) found["pregnant"] = pregnant ? 1 : 0;
  if (pregnant && pregnantSince != null) found["gestation_days"] = on - pregnantSince;
  if (deliveredOn != null) found["days_since_delivery"] = on - deliveredOn;
  if (bornAt != null && at != null) found["hours_since_birth"] = Math.floor((at - bornAt) / HOUR);
  return { ...found, ...atBirth, ...knownOfPressure(on, pressure, persons) };
}

/** Of nobody told nothing is known; of a pressure that was never measured only that. Behind one that is half or cannot
 *  be the one before it holds, until it is measured again; one that cannot be was measured on no day. */
function knownOfPressure(today: Day, last: Pressure | null | undefined, persons: OfPersons): { [code: string]: Value } {
  if (last == null) return {};
  if (last.on == null) return { pressure_on_record: 0 };
  const canBe = isPossible(last, persons);
  const isWhole = canBe && last.systolic != null && last.diastolic != null;
  const before = isWhole ? null : last.before;
  const measured = canBe ? last.on : (before?.on ?? last.on);
  const told = {
    last_systolic: last.systolic,
    last_diastolic: last.diastolic,
    earlier_systolic: before?.systolic,
    earlier_diastolic: before?.diastolic,
  };
  const found: { [code: string]: Value } = { pressure_on_record: 1, days_since_pressure: today - measured };
  for (const [code, value] of Object.entries(told)) if (value != null) found[code] = value;
  return found;
}

/** Each number can be and the upper is above the lower; nothing measured contradicts nothing. */
function isPossible({ systolic, diastolic }: Pressure, { pressure }: OfPersons): boolean {
  const isWithin = (value: number | null | undefined, [lowest, highest]: [number, number]) =>
    value == null || (lowest <= value && value <= highest);
  const isCrossed = systolic != null && diastolic != null && systolic <= diastolic;
  return isWithin(systolic, pressure.systolic) && isWithin(diastolic, pressure.diastolic) && !isCrossed;
}

/** Not of a man, nor at an age at which no pregnancy is believed. */
function mayBear({ on, birthDate, sex }: About, [youngest, oldest]: OfPersons["bearing_years"]): boolean {
  const years = birthDate == null ? youngest : Math.floor((on - birthDate) / DAYS_OF_YEAR);
  return sex !== "L" && youngest <= years && years <= oldest;
}

/** The months of the KPSP form for an age: the largest that is not above it, 0 where there is none. */
export function kpspFormAge(born: Day, on: Day, { forms, round_up_days: roundUp }: Kpsp): number {
  const months = completedMonths(born, on);
  const rounded = months + (on - monthsAfter(born, months) >= roundUp ? 1 : 0);
  return rounded > Math.max(...forms) ? 0 : Math.max(0, ...forms.filter((form) => form <= rounded));
}
