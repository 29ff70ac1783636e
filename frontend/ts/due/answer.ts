// Which service is due, when, and what fulfilled it? The words of simpul.knowledge.due.answer, as codes.

import type { Day } from "../calendar/days";
import type { ServiceRule } from "./schedule";

export type DueState =
  | "belum_waktu"
  | "jatuh_tempo"
  | "terlambat"
  | "terpenuhi"
  | "ditolak"
  | "dijadwalkan";

/** What was done, wherever: the code of a visit kind, a service or a finding, the place that says so, and what it shows.
 * count  how many at once, 0 where nobody told it; value  of what was found as it is kept, null where nobody told it */
export interface Done {
  code: string;
  on: Day;
  place: string;
  shows: string[];
  count: number;
  value: number | null;
}

/** until  the agreed day of what was postponed; null of what was refused */
export interface NotDone {
  code: string;
  on: Day;
  until: Day | null;
}

export interface History {
  done: Done[];
  notDone: NotDone[];
}

/** null is what is not known, and what does not apply; pregnantSince  the first day of the last period */
export interface Person {
  birthDate: Day | null;
  pregnantSince: Day | null;
  deliveredOn: Day | null;
}

/** opens, closes  both ends included; why, day  the sentence and the day that it names; service  what is given now */
export interface ServiceDue {
  rule: ServiceRule;
  state: DueState;
  opens: Day;
  ideal: Day;
  closes: Day;
  why: string;
  day: Day;
  service: string;
  evidence: Done | null;
  have: number;
}

export interface Found {
  done: Done | null;
  notDone: NotDone | null;
  lacks?: string[];
  have?: number;
  unnumbered?: Done | null;
  again?: boolean;
}

/** The state of a window on a day; lacks  what was to be shown and nobody wrote; have  how many there are of several;
 * unnumbered  one of them of which nobody told how many; again  whether what is asked for is a repeat */
export function judged(
  rule: ServiceRule,
  [opens, closes]: [opens: Day, closes: Day],
  on: Day,
  { done, notDone, lacks = [], have = 0, unnumbered = null, again = false }: Found,
  service = "",
): ServiceDue {
  const some = done ? 0 : have;
  const more = some ? "_more" : "";
  const made = (state: DueState, why: string, day: Day): ServiceDue => ({
    rule, state, opens, ideal: opens, closes, why, day, service, evidence: done, have: some,
  });
  if (done && lacks.length) return made("terpenuhi", ["done_no", ...lacks].join("_"), done.on);
  if (done) return made("terpenuhi", done.on > closes ? "done_late" : "done", done.on);
  if (notDone && notDone.until === null) return made("ditolak", "refused", notDone.on);
  if (notDone?.until != null && on <= notDone.until) return made("dijadwalkan", "planned", notDone.until);
  if (on < opens) return made("belum_waktu", again ? "again_not_yet" : "not_yet", opens);
  if (unnumbered) return made("jatuh_tempo", "number", unnumbered.on);
  if (again) return made("jatuh_tempo", "again", opens);
  return on <= closes ? made("jatuh_tempo", `due${more}`, closes) : made("terlambat", `late${more}`, closes);
}

/** The first of the latest, the last told no or agreed day. */
export const latest = <One extends { on: Day }>(told: One[]): One | null =>
  told.reduce<One | null>((last, one) => (!last || one.on > last.on ? one : last), null);

/** The first of the earliest. */
export const earliest = <One extends { on: Day }>(told: One[]): One | null =>
  told.reduce<One | null>((first, one) => (!first || one.on < first.on ? one : first), null);
