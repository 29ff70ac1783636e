// Which of the things that were told fulfil a service, and which of them makes the number full? A day counts once, with
// the greatest number that was told for it (simpul.knowledge.due.counting).

import type { Day } from "../calendar/days";
import type { Done } from "./answer";
import type { DoneBy } from "./schedule";

export interface Counted {
  done: Done | null;
  have: number;
  unnumbered: Done | null;
}

/** The first of the day on which the number is reached, and how many there are; null while some are missing, then with
 * the first of a day of which nobody told how many, where a number is asked for. */
export function completing(told: Done[], times: number, isNumbered: boolean): Counted {
  const days = new Map<Day, Done[]>();
  for (const one of inOrder(told)) {
    days.set(one.on, [...(days.get(one.on) ?? []), one]);
  }
  let have = 0;
  let unnumbered: Done | null = null;
  for (const those of days.values()) {
    const most = Math.max(...those.map((one) => one.count));
    const first = those[0] ?? null;
    have += Math.max(most, 1);
    if (have >= times) return { done: first, have, unnumbered: null };
    if (isNumbered && !most) unnumbered ??= first;
  }
  return { done: null, have, unnumbered };
}

/** The oldest first; of one day in the order in which it was told. */
export const inOrder = (told: Done[]): Done[] => [...told].sort((one, other) => one.on - other.on);

/** What fulfils a service alone, and of several that stand together the last, where all of them were told of one day:
 * half a screening is none. */
export function fulfilling(doneBy: DoneBy[], told: Done[]): Done[] {
  const parts = doneBy.map((one) => (typeof one === "string" ? [one] : one));
  const isTold = (code: string, on: Day) => told.some((one) => one.code === code && one.on === on);
  const fulfils = (one: Done) =>
    parts.some((codes) => codes.at(-1) === one.code && codes.every((code) => isTold(code, one.on)));
  return told.filter(fulfils);
}
