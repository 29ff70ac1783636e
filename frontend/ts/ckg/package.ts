// Which package of CKG is for this person on this day, is it open, and what of it is still asked for?
// (simpul.knowledge.ckg.package)

import { completedMonths, type Day, dayOf, partsOf } from "../calendar/days";
import { hoursBetween, type Moment } from "../calendar/moments";
import type { Sex } from "../growth/tables";
import type { Value } from "../rules/bundle";
import { holds, type Look, unknown } from "../rules/gates";
import { type CkgEdition, ckgOn, type Item, type Package } from "./edition";
import { AT_SCHOOL, birthdayWindow, newbornWindow, type Window } from "./window";

export type Asked = "diminta" | "sudah" | "tanyakan" | "tidak_diminta" | "tidak_dapat_dicatat";

/** bornAt, at  of a newborn; facts  what else is known, by the code of the edition's facts; a yes is 1 */
export interface Person {
  birthDate: Day;
  sex?: Sex | null;
  isPregnant?: boolean | null;
  schoolClass?: number | null;
  bornAt?: Moment | null;
  at?: Moment | null;
  facts?: { [code: string]: Value };
}

/** unknown  facts that would have to be known; lacking  concepts without a value; doneOn  the last of them */
export interface ItemAnswer {
  item: Item;
  asked: Asked;
  unknown: string[];
  lacking: string[];
  doneOn: Day | null;
}

/** package  null where the sources have none for this age or day; window  null before a marriage */
export interface PackageAnswer {
  edition: string;
  package: Package | null;
  window: Window | null;
  items: ItemAnswer[];
}

/** done  by code of a concept: the last day up to `on` on which it was recorded, wherever */
type Done = Map<string, Day>;

const nothing = (edition = ""): PackageAnswer => ({ edition, package: null, window: null, items: [] });

/** The package of a person on a day. Throws for a day before the birth: a bug in the caller. */
export function packageOf(person: Person, on: Day, done: Done, editions: CkgEdition[]): PackageAnswer {
  if (on < person.birthDate) throw new Error("nobody is checked before the birth");
  const edition = ckgOn(editions, on);
  if (!edition) return nothing();
  const found = packageFor(edition, person, on);
  if (!found) return nothing(edition.edition);
  const window = windowOf(edition, found, person, on);
  const firstOfYear = dayOf(partsOf(on)[0], 1, 1);
  const since = window.opens !== null && window.opens <= on ? Math.min(firstOfYear, window.opens) : firstOfYear;
  return { edition: edition.edition, package: found, window, items: itemsOf(edition, found, person, done, since, on) };
}

/** What is done for somebody who is going to marry, at any age; it has no window. */
export function premaritalOf(person: Person, on: Day, done: Done, editions: CkgEdition[]): PackageAnswer {
  const edition = ckgOn(editions, on);
  const found = edition?.packages.find((one) => one.schedule === "marriage");
  if (!edition || !found) return nothing();
  const items = itemsOf(edition, found, person, done, dayOf(partsOf(on)[0], 1, 1), on);
  return { edition: edition.edition, package: found, window: null, items };
}

function packageFor({ packages, schedule }: CkgEdition, { birthDate }: Person, on: Day): Package | null {
  const isNewborn = on - birthDate <= schedule.newborn.shown_to_day;
  const years = Math.floor(completedMonths(birthDate, on) / 12);
  const isFor = (one: Package): boolean => {
    if (one.schedule === "marriage") return false;
    if (one.schedule === "newborn") return isNewborn;
    return one.from_years <= years && (one.below_years === null || years < one.below_years);
  };
  return packages.find(isFor) ?? null;
}

function windowOf(edition: CkgEdition, { schedule }: Package, { birthDate, bornAt, at }: Person, on: Day): Window {
  if (schedule === "school") return AT_SCHOOL;
  if (schedule !== "newborn") return birthdayWindow(edition, birthDate, on);
  return newbornWindow(edition, birthDate, on, bornAt && at ? hoursBetween(bornAt, at) : null);
}

function itemsOf(
  edition: CkgEdition,
  { package: code }: Package,
  person: Person,
  done: Done,
  since: Day,
  on: Day,
): ItemAnswer[] {
  const known = factsOf(person, on);
  const look: Look = (name) => known[name] ?? null;
  return edition.items.filter((one) => one.packages.includes(code)).map((one) => answered(one, look, done, since, on));
}

/** Of whom nothing else is said: a man is not pregnant. */
function factsOf({ birthDate, sex, isPregnant, schoolClass, facts }: Person, on: Day): { [code: string]: Value } {
  const known: { [code: string]: Value } = { age_years: Math.floor(completedMonths(birthDate, on) / 12), ...facts };
  if (sex) known["sex"] = sex;
  const pregnant = sex === "L" ? false : isPregnant;
  if (pregnant != null) known["pregnant"] = pregnant ? 1 : 0;
  if (schoolClass != null) known["school_class"] = schoolClass;
  return known;
}

function answered(item: Item, look: Look, done: Done, since: Day, on: Day): ItemAnswer {
  const made = (asked: Asked, more: Partial<ItemAnswer> = {}): ItemAnswer => ({
    item, asked, unknown: [], lacking: [], doneOn: null, ...more,
  });
  const held = item.when ? holds(item.when, look) : true;
  if (held === false) return made("tidak_diminta");
  if (held === null && item.when) return made("tanyakan", { unknown: [...new Set(unknown(item.when, look))].sort() });
  if (!item.needs.length) return made("tidak_dapat_dicatat");
  const days = item.needs.flatMap((code): [string, Day][] => {
    const day = done.get(code);
    return day !== undefined && day <= on && (item.once || day >= since) ? [[code, day]] : [];
  });
  const lacking = item.needs.filter((code) => !days.some(([one]) => one === code));
  if (lacking.length && !(item.any_of && days.length)) return made("diminta", { lacking });
  return made("sudah", { doneOn: Math.max(...days.map(([, day]) => day)) });
}
