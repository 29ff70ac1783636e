// Which measurement of growth is due for this child, which is late, and which was done? Counted in calendar months, as
// the Posyandu comes once in each (simpul.knowledge.growth.due).

import { completedMonths, type Day, monthIndex } from "../calendar/days";
import type { MeasureRule, Room } from "./room";

export type MeasureState = "belum_waktu" | "jatuh_tempo" | "terlambat" | "terpenuhi";

/** why  key of the sentences; month  the month (year * 12 + month - 1) that the sentence names */
export interface MeasureDue {
  measure: string;
  state: MeasureState;
  why: string;
  last: Day | null;
  month: number | null;
}

/** taken  the last day on which each was measured. Throws for a day before the birth: a bug in the caller. */
export function growthDue(room: Room, born: Day, on: Day, taken: Map<string, Day>): MeasureDue[] {
  if (on < born) throw new Error("nothing is due before the birth");
  return Object.entries(room.classes.due.measures).flatMap(([measure, rule]) => {
    const last = taken.get(measure) ?? null;
    const points = pointsOf(rule, born, on, last);
    return points ? [{ measure, last, ...judged(points, monthIndex(on), last) }] : [];
  });
}

/** The months in which it is due, up to one that is to come; null where it does not apply to the age any more. */
function pointsOf(rule: MeasureRule, born: Day, on: Day, last: Day | null): number[] | null {
  const [birth, now] = [monthIndex(born), monthIndex(on)];
  if (rule.at_months) {
    const points = rule.at_months.map((point) => birth + point);
    return now > Math.max(...points) ? null : points;
  }
  const { each_months: each, first_month: first, below_month: below } = rule;
  if (each === undefined || first === undefined || below === undefined) throw new Error("a measure without months");
  if (completedMonths(born, on) >= below) return null;
  return monthly(birth + Math.max(first, Math.min(now - birth, 1)), last === null ? null : monthIndex(last), now, each);
}

function monthly(first: number, last: number | null, now: number, each: number): number[] {
  const start = last === null ? first : Math.max(last, first);
  const many = Math.ceil((Math.max(now, start) + each + 1 - start) / each);
  return Array.from({ length: many }, (_, nth) => start + nth * each);
}

/** The first month that is not met decides. */
function judged(points: number[], now: number, last: Day | null): Pick<MeasureDue, "state" | "why" | "month"> {
  const met = last === null ? -1 : monthIndex(last);
  const come = points.filter((point) => point <= now);
  const latest = come.at(-1);
  if (latest === undefined) return { state: "belum_waktu", why: "not_yet", month: points[0] ?? null };
  if (met >= latest) {
    const later = points.find((point) => point > now) ?? null;
    return { state: "terpenuhi", why: later === null ? "done_last" : "done", month: later };
  }
  const missed = come.find((point) => point > met) ?? latest;
  if (missed === now) return { state: "jatuh_tempo", why: last === null ? "never_due" : "due", month: now };
  return { state: "terlambat", why: last === null ? "never_late" : "late", month: missed };
}
