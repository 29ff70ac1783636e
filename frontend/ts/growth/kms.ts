// On which band of the KMS does a weight lie, and should it be taken again? (simpul.knowledge.growth.weight_for_age,
// .plausible, .course.twice). The colour is what a kader sees; the category is not for her.

import type { Outcome } from "./assess";
import type { Room } from "./room";
import type { Sex } from "./tables";
import { zForAge } from "./zscore";

/** grams on a day of age */
export interface Weighed {
  days: number;
  grams: number;
}

export interface WeightForAge {
  outcome: Outcome;
  z: number | null;
  category: string | null;
  band: string | null;
}

/** Throws for a weight or an age that cannot be: a bug in the caller. */
export function weightForAge(room: Room, sex: Sex, { days, grams }: Weighed): WeightForAge {
  if (grams <= 0 || days < 0) throw new Error("a weight is positive and an age is not negative");
  const { last_day: last, flags, bands } = room.classes.kms;
  const z = days > last ? null : zForAge(room.growth, "bbu", sex, { days }, grams / 1000);
  if (z === null) return { outcome: "outside_reference", z: null, category: null, band: null };
  const [, category, band] = bands.find(([below]) => z < below) ?? [];
  if (z < flags[0] || z > flags[1] || !category || !band) return { outcome: "ukur_ulang", z, category: null, band: null };
  return { outcome: "assessed", z, category, band };
}

/** BGM: below the line of -3 SD. A weight to be taken again is not yet BGM. */
export const isBelowRedLine = (room: Room, sex: Sex, weighed: Weighed): boolean =>
  weightForAge(room, sex, weighed).band === "merah";

/** Whether to ask "ukur ulang?": a weight outside the flags, or one that fell or moved too far since the last. */
export function isOddWeight(room: Room, sex: Sex, now: Weighed, last: Weighed | null): boolean {
  const found = weightForAge(room, sex, now);
  if (found.outcome === "ukur_ulang") return true;
  const { recent_days: recent, greatest_fall_percent: fall, greatest_move: move } = room.classes.ask_again;
  if (!last || now.days - last.days > recent) return false;
  const before = weightForAge(room, sex, last);
  const hasMoved = before.z !== null && found.z !== null && Math.abs(found.z - before.z) > move;
  return hasMoved || (last.grams - now.grams) * 100 > last.grams * fall;
}
