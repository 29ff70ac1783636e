// Which of the things that were done is the one that makes the number full? A day counts once, with the greatest number
// that was told for it (simpul.knowledge.due.counting).

import type { Day } from "../calendar/days";
import type { Done } from "./answer";

/** The first of the day on which the number is reached, and how many there are; null while some are missing. */
export function completing(told: Done[], times: number): [done: Done | null, have: number] {
  const days = new Map<Day, Done[]>();
  for (const one of [...told].sort((one, other) => one.on - other.on)) {
    days.set(one.on, [...(days.get(one.on) ?? []), one]);
  }
  let have = 0;
  for (const those of days.values()) {
    have += Math.max(...those.map((one) => one.count));
    if (have >= times) return [those[0] ?? null, have];
  }
  return [null, have];
}
