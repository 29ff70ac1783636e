// From which day on may a dose be given: by age, by the dose before, by another live vaccine?

import { type Day, monthsAfter, same, type Span } from "../calendar/days";
import type { Card, CardDose, CatchUp, Interval } from "./schedule";
import type { Ground, Taken } from "./taken";

const LONGEST_OVERRIDE = 365 * 5;

export const endOf = (interval: Interval, day: Day): Day =>
  interval.months ? monthsAfter(day, interval.months) : day + (interval.days ?? 0);

/** The first day that is not grey, or the one that a doctor confirmed for this person. */
export function ageDay(rule: CardDose, antigen: string, ground: Ground): Day {
  const { birthDate, overrides } = ground.asked;
  const own = overrides.find(
    (one) =>
      one.antigen === antigen &&
      one.number === rule.number &&
      one.minimumAgeDays >= 0 &&
      one.minimumAgeDays < LONGEST_OVERRIDE,
  );
  return own ? birthDate + own.minimumAgeDays : monthsAfter(birthDate, rule.from_month);
}

/** The row of whoever started late; by the earliest day that the first dose can have had. */
export function catchUpOf(card: Card, first: Span | null, ground: Ground): CatchUp | null {
  if (!first) return null;
  const rows = (card.catch_up ?? []).filter(
    (row) => first.first >= monthsAfter(ground.asked.birthDate, row.started_from_month),
  );
  return rows.at(-1) ?? null;
}

/** From the dose before; the first dose has none. */
export const intervalOf = (rule: CardDose, catchUp: CatchUp | null): Interval | null =>
  (rule.number > 1 ? catchUp?.interval : null) ?? rule.interval ?? null;

/** Every other live injected vaccine that was given, whether it counts or not. */
export function otherLive(antigen: string, ground: Ground): Taken[] {
  const live = ground.edition.file.live.antigens;
  if (!live.includes(antigen)) return [];
  return live.filter((name) => name !== antigen).flatMap((name) => ground.taken.get(name) ?? []);
}

/** The day on which the last other live vaccine is far enough back; one given today may be joined today. */
export function liveDay(antigen: string, ground: Ground): Day | null {
  const today = { first: ground.asked.asOf, last: ground.asked.asOf };
  const ends = otherLive(antigen, ground)
    .filter((one) => !one.moves && !same(one.span, today))
    .map((one) => one.span.last + ground.edition.file.live.days);
  return ends.length ? Math.max(...ends) : null;
}
