// Which length counts: as measured, or turned from lying into standing? (simpul.knowledge.growth.indices.posture)

import type { Room } from "./room";

export type Posture = "l" | "h" | "";

/** millimetres  corrected; isLying  whether the table for length holds; isDoubted  said to stand, and too young for it */
export interface Stature {
  millimetres: number;
  isLying: boolean;
  isDoubted: boolean;
}

/** days  null where the birth date is not known to the day: then the posture itself chooses the table */
export function statureFor(room: Room, millimetres: number, posture: Posture, days: number | null): Stature {
  const rule = room.classes.posture;
  const made = (length: number, isLying: boolean, isDoubted = false) => ({ millimetres: length, isLying, isDoubted });
  if (days === null) return made(millimetres, posture ? posture === "l" : millimetres < rule.standing_from_length);
  if (days >= rule.standing_from_day) return made(posture === "l" ? millimetres - rule.difference : millimetres, false);
  if (posture !== "h") return made(millimetres, true);
  if (days / room.growth.ages.days_per_month < rule.believed_from_month) return made(millimetres, true, true);
  return made(millimetres + rule.difference, true);
}
