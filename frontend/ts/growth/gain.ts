// Has this child's weight gone up enough since last month, and does it falter? N, T, O, B; 2T; the fifth percentile of
// WHO's increments (simpul.knowledge.growth.gain, .course).

import { completedMonths, type Day } from "../calendar/days";
import { type Weighed, weightForAge } from "./kms";
import { keyOf, type Room } from "./room";
import { type Lms, type Sex, tableName } from "./tables";
import { exactZOfWeight } from "./zscore";

export type GainStatus = "N" | "T" | "O" | "B";

export interface Weighing {
  on: Day;
  grams: number;
}

/** gain, minimum  grams; isUnusualGap  neighbouring months, but too near or too far apart for the KBM */
export interface Gain {
  status: GainStatus;
  gain: number | null;
  minimum: number | null;
  isUnusualGap: boolean;
}

/** previous  the weighing of the calendar month before; hasEarlier  whether there was any before this month */
export function judgeGain(
  room: Room,
  sex: Sex,
  born: Day,
  current: Weighing,
  previous: Weighing | null,
  hasEarlier: boolean,
): Gain {
  const minimum = leastGain(room, sex, completedMonths(born, current.on));
  if (!previous) return { status: hasEarlier ? "O" : "B", gain: null, minimum, isUnusualGap: false };
  const { shortest_gap: shortest, longest_gap: longest } = room.classes.gain;
  const [gain, days] = [current.grams - previous.grams, current.on - previous.on];
  if (minimum !== null && shortest <= days && days <= longest) {
    return { status: gain >= minimum ? "N" : "T", gain, minimum, isUnusualGap: false };
  }
  const fell = gain <= 0 || linesReached(room, sex, born, current) < linesReached(room, sex, born, previous);
  return { status: fell ? "T" : "N", gain, minimum, isUnusualGap: true };
}

/** KBM, grams; null in the first month of life and after sixty months. */
export const leastGain = (room: Room, sex: Sex, months: number): number | null =>
  room.leastGain.get(keyOf(sex, months)) ?? null;

/** How many of the lines of the growth chart a weight has reached. */
export function linesReached(room: Room, sex: Sex, born: Day, { on, grams }: Weighing): number {
  const z = exactZOfWeight(grams / 1000, rowOf(room, sex, Math.min(on - born, room.classes.kms.last_day)));
  return room.classes.gain.lines.filter((line) => z >= line).length;
}

function rowOf(room: Room, sex: Sex, day: number): Lms {
  const table = room.growth.byDay.get(tableName("bbu", sex));
  const row = table?.rows[day - table.first];
  if (!row) throw new Error("no row of weight for age");
  return row;
}

/** 2T: T at two weighings in a row; anything between them breaks the row. */
export const isNotGainedTwice = (current: GainStatus, previous: GainStatus | null): boolean =>
  current === "T" && previous === "T";

/** isFaltering  null where nothing can be said; p5  null where the gap is none of WHO's */
export interface Velocity {
  isFaltering: boolean | null;
  gain: number;
  p5: number | null;
  isLow: boolean;
}

/** Throws where the weighings are not in order. */
export function judgeVelocity(room: Room, sex: Sex, born: Day, current: Weighing, earlier: Weighing): Velocity {
  if (!(born <= earlier.on && earlier.on < current.on)) throw new Error("birth, earlier, current: in this order");
  const { last_month: last, low_z: low } = room.classes.velocity;
  const gain = current.grams - earlier.grams;
  if (completedMonths(born, current.on) > last) return { isFaltering: null, gain, p5: null, isLow: false };
  const weighed: Weighed = { days: current.on - born, grams: current.grams };
  const { z } = weightForAge(room, sex, weighed);
  const isLow = z !== null && z < low;
  const p5 = fifthPercentile(room, sex, born, earlier.on, current.on);
  return { isFaltering: p5 === null ? isLow || null : isLow || gain < p5, gain, p5, isLow };
}

/** P5 in grams of the gain between two days; null where WHO has no increment for this age or gap. */
export function fifthPercentile(room: Room, sex: Sex, born: Day, first: Day, second: Day): number | null {
  return room.p5.get(keyOf(sex, gapOf(room, second - first), completedMonths(born, first))) ?? null;
}

/** The nearest of WHO's intervals in months, within its tolerance; else 0. */
function gapOf(room: Room, days: number): number {
  const { intervals, tolerance } = room.classes.velocity;
  const months = days / room.growth.ages.days_per_month;
  const off = (whole: number) => Math.abs(months / whole - 1);
  const nearest = intervals.reduce((best, one) => (off(one) < off(best) ? one : best));
  return off(nearest) <= tolerance ? nearest : 0;
}
