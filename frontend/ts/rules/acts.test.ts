// Whoever falls into a band gets the priority, place, days and words of the source: tests/knowledge/rules/test_acts.py
// holds the server to the same tables.

import { describe, expect, it } from "vitest";

import { drawn } from "../drawn_cases";
import type { Band, Rule, Value } from "./bundle";
import { assess } from "./evaluate";

type Row = [priority: string, refer: string, days: number | string | null, ...words: string[]];
type Table = { rules: { [name: string]: { bands: { [code: string]: Row }; colours?: { [code: string]: string } } } };
type Worked = { cases: { given: { [code: string]: Value } }[] };

const worked = import.meta.glob<Worked>("../../../vectors/rules/*.json", { eager: true, import: "default" });
const tables = import.meta.glob<Table>("../../../vectors/acts/*.json", { eager: true, import: "default" });
const { rules } = await drawn<{ rules: Rule[] }>("bundle");
const named = new Map(rules.map((rule) => [rule.only_signed ? `${rule.rule}-${rule.edition}` : rule.rule, rule]));
const rows = Object.values(tables).flatMap((table) => Object.entries(table.rules));
const WHERE_NOBODY_CHOSE: { [setting: string]: number } = { C7: 14 };

function told(band: Band, [, , , ...words]: Row, colour: string | undefined) {
  const said = words.filter((one) => band.action[0].includes(one));
  return [band.priority, band.refer, band.recheck_days, ...said, colour && band.colour];
}

function wanted([priority, refer, days, ...words]: Row, colour: string | undefined) {
  return [priority, refer, typeof days === "string" ? WHERE_NOBODY_CHOSE[days] : days, ...words, colour];
}

describe("what is done in a band is what its source says", () => {
  it("for all rules of a table", () => expect(rows.length).toBeGreaterThan(80));
  it.each(rows)("%s", (name, { bands, colours }) => {
    const reached = new Set<string>();
    const rule = named.get(name)!;
    for (const { given } of worked[`../../../vectors/rules/${name}.json`]!.cases) {
      const answer = assess(rule, given);
      const band = answer.band ?? answer.atLeast;
      if (!band) continue;
      const row = bands[band.code]!;
      reached.add(band.code);
      if (rule.bands.includes(band)) {
        expect(told(band, row, colours?.[band.code]), band.code).toEqual(wanted(row, colours?.[band.code]));
      } else {
        expect([band.priority, band.refer, band.recheck_days], band.code).toEqual([row[0], row[1], null]);
      }
    }
    expect([...reached].sort()).toEqual(Object.keys(bands).sort());
  });
});
