// How far from the median does a measurement lie? WHO's z by L, M and S, with the straight line beyond 3 SD where the
// index has one, in hundredths, half away from zero (simpul.knowledge.growth.zscore and indices/reference.py).

import { type Growth, type Lms, type Sex, type Table, tableName } from "./tables";

export type Age = { days: number } | { months: number };

/** kilograms, centimetres or kilograms by square metre; null where WHO has no table for this age */
export function zForAge(growth: Growth, index: string, sex: Sex, age: Age, value: number): number | null {
  const row = "days" in age ? rowForDay(growth, index, sex, age.days) : rowForMonth(growth, index, sex, age.months);
  return row && placed(growth, index, value, row);
}

/** Weight for length (lying) or for height; null outside the table */
export function zForLength(growth: Growth, sex: Sex, millimetres: number, isLying: boolean, kilograms: number) {
  const table = growth.byMillimetre.get(tableName(isLying ? "lying" : "standing", sex));
  const row = table && between(table, millimetres);
  return row ? placed(growth, "bbtb", kilograms, row) : null;
}

/** Where the line of a whole z from -3 to 3 runs on a chart, in the unit of the index; null where WHO has no table. */
export function lineForAge(growth: Growth, index: string, sex: Sex, age: Age, z: number): number | null {
  const row = "days" in age ? rowForDay(growth, index, sex, age.days) : rowForMonth(growth, index, sex, age.months);
  return row && valueAt(row, z);
}

/** The same of weight for length (lying) or for height, in kilograms. */
export function lineForLength(growth: Growth, sex: Sex, millimetres: number, isLying: boolean, z: number) {
  const table = growth.byMillimetre.get(tableName(isLying ? "lying" : "standing", sex));
  const row = table && between(table, millimetres);
  return row ? valueAt(row, z) : null;
}

/** Whether such a z can be; where not, the measurement is taken again. */
export function isPlausible(growth: Growth, index: string, hundredths: number): boolean {
  const [lowest, highest] = ruleOf(growth, index).flags;
  return lowest <= hundredths && hundredths <= highest;
}

function placed(growth: Growth, index: string, value: number, row: Lms): number {
  return hundredths((ruleOf(growth, index).line ? exactZOfWeight : zOf)(value, row));
}

function ruleOf(growth: Growth, index: string) {
  const rule = growth.indices[index];
  if (!rule) throw new Error(`no such index: ${index}`);
  return rule;
}

function rowForDay(growth: Growth, index: string, sex: Sex, day: number): Lms | null {
  const months = day / growth.ages.days_per_month;
  if (months >= growth.ages.school_from_month) return rowForMonth(growth, index, sex, months);
  const table = growth.byDay.get(tableName(index, sex));
  return table?.rows[day - table.first] ?? null;
}

/** Decimal months, from the age of school on. */
function rowForMonth(growth: Growth, index: string, sex: Sex, months: number): Lms | null {
  const table = growth.byMonth.get(tableName(index, sex));
  return table && months <= ruleOf(growth, index).last_month ? between(table, months) : null;
}

/** The row at a key, on the straight line between two whole ones; null outside the table. */
function between(table: Table, key: number): Lms | null {
  const whole = Math.floor(key);
  const lower = table.rows[whole - table.first];
  const share = key - whole;
  if (!lower || share === 0) return lower ?? null;
  const upper = table.rows[whole + 1 - table.first];
  if (!upper) return null;
  const part = (from: number, to: number) => from + share * (to - from);
  return { l: part(lower.l, upper.l), m: part(lower.m, upper.m), s: part(lower.s, upper.s) };
}

/** The measurement that lies at z in [-3, 3]. */
const valueAt = (row: Lms, z: number): number => row.m * (1 + row.l * row.s * z) ** (1 / row.l);

const zOf = (value: number, row: Lms): number => ((value / row.m) ** row.l - 1) / (row.l * row.s);

/** With the straight line beyond 3 SD, not rounded. */
export function exactZOfWeight(value: number, row: Lms): number {
  const z = zOf(value, row);
  if (z > 3) return 3 + (value - valueAt(row, 3)) / (valueAt(row, 3) - valueAt(row, 2));
  if (z < -3) return -3 + (value - valueAt(row, -3)) / (valueAt(row, -2) - valueAt(row, -3));
  return z;
}

/** -2.005 -> -201 */
export function hundredths(z: number): number {
  const size = Math.floor(Math.abs(z) * 100 + 0.5);
  return z < 0 ? 0 - size : size;
}
