// What the server sends of the rules (src/simpul/knowledge/rules/bundle.py): numbers only, ready to evaluate.

export type Value = number | string;
export type Gate = { [op: string]: unknown };
export type Words = [string, string];

export interface Input {
  label: Words;
  optional: boolean;
  when?: Gate;
  /** The upper and the lower one of two that cross only where one is wrong. */
  pair?: [string, string];
  ranges?: [number, number, number][];
  options?: number[];
  words?: string[];
}

export interface Derived {
  label: Words;
  unit: string;
  decimals: number;
  sum?: [string, number][];
  divided_by?: number;
  over?: string[];
  under?: string[];
  factor?: [number, number];
  score?: [Gate, number][][];
  plus?: string[];
}

/** at_least  how it is told while a worse one may still hold; none where none can */
export interface Band {
  code: string;
  label: Words;
  when: Gate | null;
  priority: string;
  action: Words;
  refer: string;
  colour: string;
  recheck_days: number | null;
  at_least?: Pick<Band, "label" | "action" | "recheck_days">;
  rests_on?: string[];
}

/** from  the first day on which it holds as it is written here: that of its edition, or of a number of the city
 *  signed  whether a doctor signed it so; what is not signed is advice
 *  only_signed  not even advice where it is not signed */
export interface Rule {
  rule: string;
  edition: string;
  valid_from: string;
  from: string;
  signed: boolean;
  only_signed?: boolean;
  class: string;
  title: Words;
  applies: Gate | null;
  inputs: { [code: string]: Input };
  derived: { [code: string]: Derived };
  bands: Band[];
}
