// Which visit of a pregnancy is K1 to K6? The first visit is K1 whenever it comes; every other takes the next free
// place of its own trimester, one a day at most; one too many takes none (simpul.knowledge.due.pregnancy).

import type { Day } from "../calendar/days";
import type { Done } from "./answer";
import type { Services } from "./schedule";

export const placeOf = (trimester: number, nth: number): string => `${trimester}/${nth}`;

/** visits  the oldest first; by trimester and place among its visits */
export function slots(visits: Done[], since: Day, { trimesters }: Services): Map<string, Done> {
  const found = new Map<string, Done>();
  const taken = new Set<Day>();
  for (const one of visits) {
    if (taken.has(one.on)) continue;
    taken.add(one.on);
    const place = found.size ? freePlace(one.on - since, found, trimesters) : placeOf(1, 1);
    if (place) found.set(place, one);
  }
  return found;
}

/** What a visit asks for that no visit of its trimester shows: whom a doctor saw a week later a doctor saw. */
export function lacking(
  asks: string[], done: Done | null, visits: Done[], since: Day, { trimesters }: Services,
): string[] {
  if (!done) return [];
  const own = trimesterOf(done.on - since, trimesters);
  const shown = visits.filter((one) => trimesterOf(one.on - since, trimesters) === own).flatMap((one) => one.shows);
  return asks.filter((one) => !shown.includes(one));
}

/** The third trimester lasts until the birth. */
const trimesterOf = (day: number, trimesters: Services["trimesters"]) =>
  trimesters.find(([, , last]) => day <= last) ?? trimesters.at(-1);

function freePlace(day: number, found: Map<string, Done>, trimesters: Services["trimesters"]): string | undefined {
  const own = trimesterOf(day, trimesters);
  if (!own) return undefined;
  const [trimester, , , visits] = own;
  const places = Array.from({ length: visits }, (_, before) => placeOf(trimester, before + 1));
  return places.find((place) => !found.has(place));
}
