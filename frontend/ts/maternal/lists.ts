// Which lists of mothers does the phone have? As the server reads them (knowledge/maternal, bundle/mother_part.py).

import type { Status } from "../immunization/schedule";

export type Sentences = { [code: string]: { id: string; en: string } };

interface Sourced {
  code: string;
  label_id: string;
  label_en: string;
  status: Status;
  source: string;
}

/** plausible  days of pregnancy, the fewest and the most that can be */
export interface DatesFile {
  edition: string;
  method: string;
  usg: { differs_more_than_days: number; early_below_days: number; early_differs_more_than_days: number };
  words: Sentences;
  pregnancy_days: number;
  plausible: [least: number, most: number];
}

/** visits  one sign for each of K1 to K6: X always, i on indication, - no, ? left open by the sources
 *  needs  codes that show it was done; any_of  one is enough; once  in the pregnancy; yes  a no is not done */
export interface Item extends Sourced {
  t?: string;
  visits: string;
  needs: string[];
  any_of?: boolean;
  once?: boolean;
  yes?: boolean;
  tetanus?: boolean;
  rules?: string[];
  family?: string;
  signs?: string[];
  privacy_class: string;
}

export interface AfterBirthFile {
  edition: string;
  first_from_hours: number;
  first_to_hours: number;
  series: { KF: string[]; KN: string[] };
  words: Sentences;
}

export interface PlanItem extends Sourced {
  recorded_as: string;
}

/** rule  of eligibility; empty where the sources have none */
export interface Method {
  code: string;
  label_id: string;
  label_en: string;
  rule: string;
  places: string[];
}

export interface MaternalFile {
  dates: DatesFile;
  visits: { edition: string; items: Item[]; words: Sentences; left: Sentences };
  after_birth: AfterBirthFile;
  plan: { edition: string; items: PlanItem[]; words: Sentences };
  contraception: { edition: string; methods: Method[] };
}
