// When is a package open? From the birthday for some days; of a newborn from some hours on; at school no day is named
// (simpul.knowledge.ckg.window).

import { type Day, knownDay, monthsAfter, partsOf } from "../calendar/days";
import type { CkgEdition } from "./edition";

export type WindowState = "belum" | "dibuka" | "terlambat" | "lewat" | "di_sekolah";

/** opens, closes  both included; null at school; nextOpens  the next birthday; null of a newborn and at school */
export interface Window {
  state: WindowState;
  opens: Day | null;
  closes: Day | null;
  nextOpens: Day | null;
}

export const AT_SCHOOL: Window = { state: "di_sekolah", opens: null, closes: null, nextOpens: null };

/** The window of the last birthday, and when the next one opens. */
export function birthdayWindow(edition: CkgEdition, born: Day, on: Day): Window {
  const years = birthdays(born, on);
  const birthday = monthsAfter(born, years * 12);
  const closes = lastDay(edition, birthday);
  return {
    state: on <= closes ? "dibuka" : "lewat",
    opens: Math.max(birthday, knownDay(edition.valid_from)),
    closes,
    nextOpens: monthsAfter(born, (years + 1) * 12),
  };
}

/** hours  since birth, where its hour is known; otherwise the second day is the first that is certain */
export function newbornWindow({ schedule }: CkgEdition, born: Day, on: Day, hours: number | null): Window {
  const { after_hours: after, ideal_day: idealDay, late_to_day: late } = schedule.newborn;
  const [ideal, closes] = [born + idealDay, born + late];
  const opens = hours === null ? ideal : ideal - 1;
  const isEarly = hours === null ? on < opens : hours <= after;
  const state = isEarly ? "belum" : on > closes ? "lewat" : on > ideal ? "terlambat" : "dibuka";
  return { state, opens, closes, nextOpens: null };
}

/** How many birthdays there were up to a day. */
function birthdays(born: Day, on: Day): number {
  const years = partsOf(on)[0] - partsOf(born)[0];
  return monthsAfter(born, years * 12) <= on ? years : years - 1;
}

function lastDay({ schedule: { birthday: rule } }: CkgEdition, birthday: Day): Day {
  const [inYear, inMonth] = partsOf(birthday);
  const longer = rule.until.filter(({ year, months }) => year === inYear && months.includes(inMonth));
  return Math.max(birthday + rule.days, ...longer.map(({ last }) => knownDay(last)));
}
