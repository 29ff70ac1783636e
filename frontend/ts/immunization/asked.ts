// What is asked of the engine? A person, a day, a place, and all that was given, refused, postponed or feared.

import type { Day } from "../calendar/days";
import type { Precision } from "../calendar/spans";
import type { Trouble } from "./answer";

export interface Given {
  antigen: string;
  day: Day | null;
  precision: Precision;
  code: string | null;
  product: string;
  school: string;
}

export interface NotDone {
  antigen: string;
  day: Day;
  reason: "ditolak" | "ditunda";
  agreedOn: Day | null;
}

export interface Kipi {
  antigen: string;
  day: Day;
  isSerious: boolean;
  reviewedOn: Day | null;
}

export interface Override {
  antigen: string;
  number: number;
  minimumAgeDays: number;
}

export interface Asked {
  birthDate: Day;
  sex: "L" | "P";
  asOf: Day;
  area: string;
  history: Given[];
  hoursSinceBirth: number | null;
  schoolClass: number | null;
  isPregnant: boolean;
  notDone: NotDone[];
  kipi: Kipi[];
  overrides: Override[];
  city: Map<string, Day>;
}

/** positions  of each dose of `asked.history` in what was told */
export interface Read {
  asked: Asked;
  troubles: Trouble[];
  positions: number[];
}
