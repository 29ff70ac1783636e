// What does a rule know of a child that was measured? z-scores, gains and the rows of tables, never a category
// (simpul.knowledge.rules.growing). What cannot be said is left out; a z that is not believed is given, so that a rule
// asks again.

import { completedMonths, type Day, monthIndex } from "../calendar/days";
import type { Value } from "../rules/bundle";
import { assessGrowth, type Index } from "./assess";
import { fifthPercentile, type GainStatus, judgeGain, leastGain, linesReached, type Weighing } from "./gain";
import type { Room } from "./room";
import type { Posture } from "./stature";
import type { Sex } from "./tables";

export type Values = { [code: string]: Value };

const Z_SCORES: [code: string, index: Index][] = [
  ["z_weight_for_age", "bbu"],
  ["z_length_for_age", "tbu"],
  ["z_weight_for_length", "bbtb"],
  ["z_bmi_for_age", "imtu"],
  ["z_head_for_age", "lku"],
];
const POSTURES = new Map<Value | undefined, Posture>([[1, "l"], [2, "h"]]); // the options of length_posture

/** The z-scores, hundredths, of one visit, and whether the weight is beyond WHO's flags. known  age_days and sex; found  by concept */
export function knownOfBody(room: Room, known: Values, found: Values): Values {
  const { age_days: days, sex } = known as { age_days?: Value; sex?: Value };
  if (typeof days !== "number" || days < 0 || (sex !== "L" && sex !== "P")) return {};
  const numberOf = (code: string): number | null => (typeof found[code] === "number" ? found[code] : null);
  const judged = assessGrowth(room, {
    sex,
    age: { days },
    weight: numberOf("body_weight"),
    length: numberOf("body_length"),
    posture: POSTURES.get(found["length_posture"]) ?? "",
    head: numberOf("head_circumference"),
    hasOedema: found["bilateral_oedema"] === 1,
  });
  const scores: Values = Object.fromEntries(
    Z_SCORES.flatMap(([code, index]) => (judged.of[index].z === null ? [] : [[code, judged.of[index].z]])),
  );
  const { z } = judged.of.bbu;
  const [lowest, highest] = room.classes.kms.flags;
  return z === null ? scores : { ...scores, weight_doubted: z < lowest || z > highest ? 1 : 0 };
}

/** now  the weighing that counts for this month; previous  of the calendar month before; since  the latest before the
 *  last for which WHO has an increment; statuses  of each month, the newest last */
export interface Course {
  now: Weighing;
  previous: Weighing | null;
  hasEarlier: boolean;
  since: Weighing | null;
  statuses: GainStatus[];
}

/** All weighings of a child, each month by its last one; null where there is none. */
export function courseOf(room: Room, sex: Sex, born: Day, weighings: Weighing[]): Course | null {
  const counted = new Map(
    [...weighings].sort((one, other) => one.on - other.on).map((one): [number, Weighing] => [monthIndex(one.on), one]),
  );
  const months = [...counted.keys()].sort((one, other) => one - other);
  const [first, last] = [months[0], months.at(-1)];
  const now = last === undefined ? undefined : counted.get(last);
  if (first === undefined || last === undefined || !now) return null;
  const statuses = [...counted].sort(([one], [other]) => one - other).map(([month, one]) =>
    judgeGain(room, sex, born, one, counted.get(month - 1) ?? null, month > first).status,
  );
  const before = months.slice(0, -1).reverse().map((month) => counted.get(month)!);
  const since = before.find((one) => fifthPercentile(room, sex, born, one.on, now.on) !== null) ?? null;
  return { now, previous: counted.get(last - 1) ?? null, hasEarlier: months.length > 1, since, statuses };
}

/** The gain of the month, the KBM, the lines crossed and P5 of WHO. */
export function knownOfCourse(room: Room, sex: Sex, born: Day, course: Course): Values {
  const { now, previous, since } = course;
  const months = completedMonths(born, now.on);
  const found: Values = {
    weighed_last_month: previous ? 1 : 0,
    weighed_before: course.hasEarlier || previous ? 1 : 0,
    times_not_gained: timesNotGained(course.statuses),
  };
  const least = leastGain(room, sex, months);
  if (least !== null) found["least_gain"] = least;
  if (previous) {
    found["weighing_gap"] = now.on - previous.on;
    found["grams_gained"] = now.grams - previous.grams;
    found["lines_crossed"] = linesReached(room, sex, born, previous) - linesReached(room, sex, born, now);
  }
  if (since && months <= room.classes.velocity.last_month) {
    found["interval_gain"] = now.grams - since.grams;
    const p5 = fifthPercentile(room, sex, born, since.on, now.on);
    if (p5 !== null) found["interval_p5"] = p5;
  }
  return found;
}

/** How many T stand in a row at the end. */
export function timesNotGained(statuses: GainStatus[]): number {
  const others = statuses.map((status) => status !== "T").lastIndexOf(true);
  return statuses.length - 1 - others;
}
