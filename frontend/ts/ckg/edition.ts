// What is a package of the free check of health (CKG)? The editions that the server reads (knowledge/ckg/editions).

import { type Day, knownDay } from "../calendar/days";
import type { Gate } from "../rules/bundle";

export type Schedule = "birthday" | "newborn" | "school" | "marriage";

export interface Package {
  package: string;
  label_id: string;
  label_en: string;
  schedule: Schedule;
  from_years: number;
  below_years: number | null;
  place_id: string;
  place_en: string;
  status: string;
  source: string;
}

/** needs  codes of concepts that show it was done; any_of  one is enough; once  once in a life; when  for whom */
export interface Item {
  code: string;
  packages: string[];
  label_id: string;
  label_en: string;
  needs: string[];
  when?: Gate;
  any_of?: boolean;
  once?: boolean;
  at_puskesmas?: boolean;
  why_id?: string;
  why_en?: string;
  status: string;
  source: string;
}

export interface CkgEdition {
  edition: string;
  valid_from: string;
  packages: Package[];
  items: Item[];
  schedule: {
    birthday: { days: number; until: { year: number; months: number[]; last: string }[] };
    newborn: { after_hours: number; ideal_day: number; late_to_day: number; shown_to_day: number };
  };
  groups: { group: string; label_id: string; label_en: string }[];
  words: { [state: string]: { id: string; en: string } };
}

/** null before there was a free check of health */
export const ckgOn = (editions: CkgEdition[], day: Day): CkgEdition | null =>
  editions.filter((one) => knownDay(one.valid_from) <= day).at(-1) ?? null;

/** The group of a whole check is that of its worst result; null without a result. */
export const worstOf = ({ groups }: CkgEdition, found: string[]): string | null =>
  groups.find(({ group }) => found.includes(group))?.group ?? null;
