// Which services are due for a person on a day? The same answer as simpul.knowledge.due (tested together), from the
// same schedule.

import type { Day } from "../calendar/days";
import { type Done, type History, judged, latest, type NotDone, type Person, type ServiceDue } from "./answer";
import { campaignDue } from "./campaigns";
import { completing, fulfilling } from "./counting";
import { lacking, placeOf, slots } from "./pregnancy";
import type { ServiceRule, Services, VisitRule, WindowRule } from "./schedule";
import { screeningDue } from "./screenings";

/** Every service of the schedule that applies to this person on that day, in the order of the schedule. */
export function due(person: Person, history: History, on: Day, schedule: Services): ServiceDue[] {
  return schedule.services.flatMap((rule) => ofRule(rule, person, history, on, schedule));
}

function ofRule(rule: ServiceRule, person: Person, history: History, on: Day, schedule: Services): ServiceDue[] {
  switch (rule.kind) {
    case "window":
      return windowDue(rule, person, history, on, schedule);
    case "pregnancy_visits":
      return visitDue(rule, person, history, on, schedule);
    case "campaign":
      return campaignDue(rule, person.birthDate, history, on);
    case "ages":
      return screeningDue(rule, person.birthDate, history, on);
  }
}

/** A visit counts for the window in which its day lies; what is given or found from the day of the anchor on. Of a
 * pregnancy it is spoken as long as it lasts. */
function windowDue(rule: WindowRule, person: Person, history: History, on: Day, schedule: Services): ServiceDue[] {
  const start = { birth: person.birthDate, delivery: person.deliveredOn, pregnancy: person.pregnantSince }[rule.anchor];
  if (start === null || on < start) return [];
  if (rule.anchor !== "pregnancy" && on - start > listedTo(rule, schedule)) return [];
  const [opens, closes] = [start + rule.opens_day, start + rule.closes_day];
  const [first, last] = rule.visit ? [opens, Math.min(on, closes)] : [start, on];
  const told = history.done.filter((one) => first <= one.on && one.on <= last);
  const counted = fulfilling(rule.done_by ?? [rule.visit ?? ""], told);
  const found = completing(counted, rule.times ?? 1, rule.number !== undefined);
  return [judged(rule, [opens, closes], on, { ...found, notDone: saidNo(history, rule.code, opens, on) })];
}

/** Until the last window of its anchor closes, or as long as it may be late. */
const listedTo = (rule: WindowRule, schedule: Services): number =>
  Math.max(lastDay(rule.anchor, schedule), rule.closes_day + (rule.late_for?.days ?? 0));

const lastDay = (anchor: string, { services }: Services): number =>
  Math.max(...services.map((one) => ("anchor" in one && one.anchor === anchor ? one.closes_day : 0)));

function visitDue(rule: VisitRule, person: Person, history: History, on: Day, schedule: Services): ServiceDue[] {
  const since = person.pregnantSince;
  const trimester = schedule.trimesters.find(([number]) => number === rule.trimester);
  if (since === null || on < since || !trimester) return [];
  const [, first, last] = trimester;
  const visits = doneOf(history, rule.visit, on).filter((one) => one.on >= since);
  const done = slots(visits, since, schedule).get(placeOf(rule.trimester, rule.nth)) ?? null;
  const lacks = lacking(rule.asks ?? [], done, visits, since, schedule);
  const notDone = saidNo(history, rule.code, since + first, on);
  return [judged(rule, [since + first, since + last], on, { done, notDone, lacks })];
}

/** What was done of one code up to a day, the oldest first. */
const doneOf = (history: History, code: string, until: Day): Done[] =>
  history.done.filter((one) => one.code === code && one.on <= until).sort((one, other) => one.on - other.on);

/** The latest no or agreed day of a service since its window opened. */
const saidNo = (history: History, code: string, since: Day, until: Day): NotDone | null =>
  latest(history.notDone.filter((one) => one.code === code && since <= one.on && one.on <= until));
