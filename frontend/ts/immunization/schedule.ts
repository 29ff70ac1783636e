// What stands in the schedule? The editions that the server reads (knowledge/immunization/editions), and where a
// vaccine is given only in some provinces; shapes as in schedule/card.py and schedule/definition.py.

export type Status = "verified" | "secondary" | "from-memory" | "engineering";

export interface Interval {
  days?: number;
  months?: number;
  plan_only?: boolean;
  status?: Status;
}

export interface CardDose {
  number: number;
  from_month: number;
  yellow_from: number | null;
  orange_from: number | null;
  closes_month: number;
  interval?: Interval;
  late_from_month?: number;
  late_after_days?: number;
  late_after_hours?: number;
}

export interface CatchUp {
  started_from_month: number;
  doses: number;
  interval?: Interval;
  status: Status;
}

export interface Card {
  antigen: string;
  label_id: string;
  label_en: string;
  doses: CardDose[];
  status: Status;
  catch_up?: CatchUp[];
  regional?: boolean;
  counts_after_close?: boolean;
}

export interface SchoolRow {
  antigen: string;
  dose: string;
  class: number;
  age_years: number;
  month: number;
  sex?: string;
  any_dose?: boolean;
  catch_up_classes?: number[];
  catch_up_age_years?: number;
}

export interface Step {
  status: string;
  years: number;
  interval?: Interval;
}

export interface Tetanus {
  status: Status;
  label_id: string;
  label_en: string;
  from_year: number;
  below_year: number;
  steps: Step[];
  antigens: string[];
  credit: { antigen: string; steps: { doses: number; reached: number }[] };
}

export interface Product {
  product: string;
  antigen: string;
  numbers: number[];
  also: string[];
}

type Codes = { [system: string]: { [code: string]: string } };

export interface EditionFile {
  edition: string;
  valid_from: string;
  status: Status;
  grace: { days: number };
  repeat: { days: number };
  live: { antigens: string[]; days: number };
  cards: Card[];
  school_year_from_month: { month: number };
  school: SchoolRow[];
  tetanus: Tetanus;
  products: Product[];
  sets: { name: string; doses: { [antigen: string]: number } }[];
  codes: { cvx: Codes[string]; vg: Codes[string]; undecided: { cvx: string[]; vg: string[] } };
}

/** isInSchedule  whether it is a row of the national schedule */
export type Vaccine = [service: string, antigen: string, dose: string, isInSchedule: boolean, id: string, en: string];

type Sentences = { [code: string]: { id: string; en: string } };

/** regional  antigen, province (two digits, * for the nation), first day, how it was read */
export interface ScheduleFile {
  editions: EditionFile[];
  vaccines: Vaccine[];
  words: { [group in "states" | "reasons" | "doses" | "bands" | "notes" | "not_done" | "problems"]: Sentences };
  regional: [antigen: string, province: string, from: string, status: Status][];
}
