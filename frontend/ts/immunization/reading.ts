// How does a history of text and numbers become what is asked? Fields as in vectors/immunization/README.md; a line
// that cannot be read is named, and only a person without a birth throws (simpul.knowledge.immunization.reading).

import { type Day, dayFrom } from "../calendar/days";
import type { Precision } from "../calendar/spans";
import type { Trouble } from "./answer";
import type { Asked, Given, Kipi, NotDone, Override, Read } from "./asked";
import { codeOf } from "./editions";

export type Told = { [name: string]: unknown };

class Unreadable extends Error {}

export function readAsked(told: Told): Read {
  const troubles: Trouble[] = [];
  function lines<One>(name: string, oneOf: (row: Told) => One): [position: number, one: One][] {
    const found: [number, One][] = [];
    for (const [position, row] of listOf(told[name]).entries()) {
      try {
        found.push([position, oneOf(objectOf(row))]);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        troubles.push({ problem: "tidak_terbaca", about: name, position });
      }
    }
    return found;
  }
  const history = lines("history", given);
  const asked: Asked = {
    birthDate: dayIn(told, "birth_date"),
    sex: wordIn(told, "sex", ["L", "P"] as const),
    asOf: dayIn(told, "as_of"),
    area: textIn(told, "area"),
    history: history.map(([, one]) => one),
    hoursSinceBirth: numberOrNull(told["hours_since_birth"]),
    schoolClass: numberOrNull(told["school_class"]),
    isPregnant: Boolean(told["pregnant"]),
    notDone: lines("not_done", notDone).map(([, one]) => one),
    kipi: lines("kipi", kipi).map(([, one]) => one),
    overrides: lines("overrides", override).map(([, one]) => one),
    city: cityOf(told["city_settings"]),
  };
  return { asked, troubles, positions: history.map(([position]) => position) };
}

function given(row: Told): Given {
  const text = row["date"] || "";
  if (typeof text !== "string") throw new Unreadable("date");
  const system = ["cvx", "vg"].find((name) => row[name]);
  const precision = precisionOf(text);
  const day = precision === "unknown" ? null : dayFrom(`${text}-01-01`.slice(0, 10));
  if (precision !== "unknown" && day === null) throw new Unreadable("date");
  return {
    antigen: textOr(row, "antigen"),
    day,
    precision,
    code: system ? codeOf(system, String(row[system])) : null,
    product: textOr(row, "product"),
    school: textOr(row, "dose"),
  };
}

/** 2026-03-10, 2026-03, 2026, or nothing. */
function precisionOf(text: string): Precision {
  const found = new Map<number, Precision>([[0, "unknown"], [4, "year"], [7, "month"], [10, "day"]]).get(text.length);
  if (!found) throw new Unreadable("date");
  return found;
}

const notDone = (row: Told): NotDone => ({
  antigen: textIn(row, "antigen"),
  day: dayIn(row, "date"),
  reason: wordIn(row, "reason", ["ditolak", "ditunda"] as const),
  agreedOn: row["agreed_date"] ? dayIn(row, "agreed_date") : null,
});

const kipi = (row: Told): Kipi => {
  if (!("serious" in row)) throw new Unreadable("serious");
  const reviewedOn = row["reviewed"] ? dayIn(row, "reviewed") : null;
  return { antigen: textIn(row, "antigen"), day: dayIn(row, "date"), isSerious: Boolean(row["serious"]), reviewedOn };
};

const override = (row: Told): Override => ({
  antigen: textIn(row, "antigen"),
  number: wholeIn(row, "dose"),
  minimumAgeDays: wholeIn(row, "minimum_age_days"),
});

function cityOf(told: unknown): Map<string, Day> {
  const rows = told ? objectOf(told) : {};
  return new Map(Object.keys(rows).map((name) => [name, dayIn(rows, name)]));
}

function objectOf(row: unknown): Told {
  if (typeof row !== "object" || row === null || Array.isArray(row)) throw new Unreadable("not an object");
  return row as Told;
}

const listOf = (told: unknown): unknown[] => (Array.isArray(told) ? told : []);
const numberOrNull = (told: unknown): number | null => (typeof told === "number" ? told : null);

function textIn(row: Told, name: string): string {
  const found = row[name];
  if (typeof found !== "string") throw new Unreadable(name);
  return found;
}

const textOr = (row: Told, name: string): string => (row[name] ? textIn(row, name) : "");

function dayIn(row: Told, name: string): Day {
  const day = dayFrom(textIn(row, name));
  if (day === null) throw new Unreadable(name);
  return day;
}

function wholeIn(row: Told, name: string): number {
  const found = row[name];
  if (typeof found !== "number" || !Number.isInteger(found)) throw new Unreadable(name);
  return found;
}

function wordIn<Word extends string>(row: Told, name: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === row[name]);
  if (!found) throw new Unreadable(name);
  return found;
}
