// Which screening of an age is due: the one whose form is the right one today? Due on the days whose rounded age it is,
// late until the form of the next age is the right one (simpul.knowledge.due.screenings).

import { type Day, monthsAfter } from "../calendar/days";
import { earliest, type History, judged, latest, type ServiceDue } from "./answer";
import type { AgesRule } from "./schedule";

/** The screening of today's form; of who is too young for it, the first one to come. */
export function screeningDue(rule: AgesRule, born: Day | null, history: History, on: Day): ServiceDue[] {
  const [first, oldest] = [rule.at_months[0], rule.at_months.at(-1)];
  if (born === null || first === undefined || oldest === undefined) return [];
  if (on < born || on > closesAt(rule, born, oldest)) return [];
  const age = rule.at_months.filter((one) => opensAt(rule, born, one) <= on).at(-1) ?? first;
  const [opens, closes] = [opensAt(rule, born, age), closesAt(rule, born, age)];
  const within = ({ on: day }: { on: Day }) => opens <= day && day <= on;
  const done = earliest(history.done.filter((one) => rule.done_by.includes(one.code) && within(one)));
  const said = history.notDone.filter((one) => one.code === rule.code && within(one));
  return [judged(rule, [opens, closes], on, { done, notDone: latest(said) })];
}

/** The first day whose age is rounded up to this one. */
const opensAt = (rule: AgesRule, born: Day, age: number): Day => monthsAfter(born, age - 1) + rule.rounded_up_from;

/** The last day whose age is rounded down to this one. */
const closesAt = (rule: AgesRule, born: Day, age: number): Day => monthsAfter(born, age) + rule.rounded_up_from - 1;
