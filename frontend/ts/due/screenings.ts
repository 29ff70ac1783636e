// Which screening of an age is due, or its repeat: the one whose form is the right one today? Due on the days whose
// rounded age it is, late until the form of the next age is the right one; after a doubtful result it is repeated once,
// and the repeat is never late (simpul.knowledge.due.screenings).

import { type Day, monthsAfter } from "../calendar/days";
import { type Done, type History, judged, latest, type ServiceDue } from "./answer";
import { fulfilling, inOrder } from "./counting";
import type { AgesRule, Condition } from "./schedule";

/** The screening of today's form; of who is too young for it, the first one to come. */
export function screeningDue(rule: AgesRule, born: Day | null, history: History, on: Day): ServiceDue[] {
  const [first, oldest] = [rule.at_months[0], rule.at_months.at(-1)];
  if (born === null || first === undefined || oldest === undefined) return [];
  if (on < born || on > closesAt(rule, born, oldest)) return [];
  const age = rule.at_months.filter((one) => opensAt(rule, born, one) <= on).at(-1) ?? first;
  const place = rule.at_months.indexOf(age);
  const [opens, closes] = [opensAt(rule, born, age), closesAt(rule, born, age)];
  const told = inOrder(history.done.filter((one) => opens <= one.on && one.on <= on));
  const counted = fulfilling(rule.done_by, told).filter((one) => {
    const forms = formsOf(rule, one, told);
    return !forms.length || forms.includes(place + 1);
  });
  const { done, doubtful } = course(rule, counted, told);
  const next = rule.at_months[place + 1];
  const ends = next === undefined ? closes : opensAt(rule, born, next) - 1;
  const repeat = doubtful && doubtful.on + (rule.again?.days ?? 0);
  const since = doubtful?.on ?? opens;
  const said = history.notDone.filter((one) => one.code === rule.code && since <= one.on && one.on <= on);
  const lacks = rule.form && done && !formsOf(rule, done, told).length ? ["formulir"] : [];
  const window: [Day, Day] = repeat === null ? [opens, closes] : [repeat, Math.max(repeat, ends)];
  return [judged(rule, window, on, { done, notDone: latest(said), lacks, again: doubtful !== null })];
}

/** What fulfils it, and the doubtful result for which the repeat is counted from that day on. */
function course(rule: AgesRule, counted: Done[], told: Done[]): { done: Done | null; doubtful: Done | null } {
  const again = rule.again;
  if (!again) return { done: counted[0] ?? null, doubtful: null };
  const isDoubtful = (one: Done) => again.when.all.every((condition) => holds(condition, one, told));
  const settled = counted.filter((one) => !isDoubtful(one));
  const last = settled.at(-1);
  const pending = last ? counted.slice(counted.indexOf(last) + 1) : counted;
  const doubtful = pending[0];
  if (doubtful) return { done: pending.find((one) => one.on >= doubtful.on + again.days) ?? null, doubtful };
  const done = settled[0] ?? null;
  return { done, doubtful: counted[0] && counted[0] !== done ? counted[0] : null };
}

/** The forms that were told of that day. */
const formsOf = (rule: AgesRule, one: Done, told: Done[]): number[] =>
  told.flatMap(({ code, on, value }) => (code === rule.form && on === one.on && value !== null ? [value] : []));

const TESTS: { [word: string]: (found: number, asked: number) => boolean } = {
  is: (found, asked) => found === asked,
  is_not: (found, asked) => found !== asked,
  at_least: (found, asked) => found >= asked,
  at_most: (found, asked) => found <= asked,
};

/** Of the result itself, or of another finding of its day; `is_not` also where there is none. */
const holds = (condition: Condition, one: Done, told: Done[]): boolean =>
  Object.entries(condition).every(([word, [code, asked]]) => {
    const those = code === one.code ? [one] : told.filter((each) => each.on === one.on && each.code === code);
    const passes = ({ value }: Done) => value !== null && (TESTS[word]?.(value, Number(asked)) ?? false);
    return word === "is_not" ? those.every(passes) : those.some(passes);
  });

/** The first day whose age is rounded up to this one. */
const opensAt = (rule: AgesRule, born: Day, age: number): Day => monthsAfter(born, age - 1) + rule.rounded_up_from;

/** The last day whose age is rounded down to this one. */
const closesAt = (rule: AgesRule, born: Day, age: number): Day => monthsAfter(born, age) + rule.rounded_up_from - 1;
