// The same cases as the evaluator of the server, drawn and answered by it: tests/knowledge/rules/cases.py writes them.

import { describe, expect, it } from "vitest";

import { drawn } from "../drawn_cases";
import type { Rule, Value } from "./bundle";
import { type Answer, assess } from "./evaluate";
import { kaderSentenceOf, sentenceOf, type Telling } from "./telling";

interface Told {
  state: string;
  band: string | null;
  at_least: string | null;
  missing: string[];
  again: string[];
}

interface Case {
  given: { [code: string]: Value };
  expect: Told;
}

interface Read {
  said: [id: string, en: string];
  done: [id: string, en: string, recheckDays: number | null] | null;
  to_kader: [colour: string | null, id: string, en: string];
}

type Drawn = (Case & Read & { rule: string; edition: string })[];
const worked = import.meta.glob<{ cases: Case[] }>("../../../vectors/rules/*.json", { eager: true, import: "default" });

const DRAWN = await drawn<Drawn>("rules");
const { rules: bundle, telling } = await drawn<{ rules: Rule[]; telling: Telling }>("bundle");
const rules = new Map(bundle.map((rule) => [`${rule.rule} ${rule.edition}`, rule]));

const told = (answer: Answer): Told => ({
  state: answer.state,
  band: answer.band?.code ?? null,
  at_least: answer.atLeast?.code ?? null,
  missing: answer.missing,
  again: [...answer.again].sort(),
});

describe("a phone answers what the server answers", () => {
  it.each([...rules.keys()])("%s", (name) => {
    const own = DRAWN.filter((one) => `${one.rule} ${one.edition}` === name);
    expect(own.length).toBeGreaterThan(100);
    for (const one of own) expect(told(assess(rules.get(name)!, one.given)), JSON.stringify(one)).toEqual(one.expect);
  });
});

function read(rule: Rule, given: { [code: string]: Value }) {
  const answer = assess(rule, given);
  const said = (["id", "en"] as const).map((language) => sentenceOf(rule, answer, telling, language));
  const [colour, id] = kaderSentenceOf(rule, answer, telling, "id");
  const acts = answer.band ?? answer.atLeast;
  const done = acts && [...acts.action, acts.recheck_days];
  return [said, done, [colour, id, kaderSentenceOf(rule, answer, telling, "en")[1]]];
}

describe("what is read of an answer", () => {
  it.each([...rules])("%s", (name, rule) => {
    const own = DRAWN.filter((one) => `${one.rule} ${one.edition}` === name);
    const others = own.filter((one) => JSON.stringify(read(rule, one.given)) !== JSON.stringify([one.said, one.done, one.to_kader]));
    expect(own.length).toBeGreaterThan(100);
    expect(others.slice(0, 1)).toEqual([]);
  });
  it("by a kader is a colour and whom to tell, and never a class", () => {
    const colours = new Set(DRAWN.map(({ to_kader: [colour] }) => colour));
    expect(colours.size).toBeGreaterThanOrEqual(4);
    for (const rule of bundle) {
      for (const band of rule.bands) {
        const answer = { state: "dinilai" as const, band, atLeast: null, missing: [], again: [] };
        expect(kaderSentenceOf(rule, answer, telling, "id")[1]).not.toContain(band.label[0]);
      }
    }
  });
});

describe("the worked cases of each rule", () => {
  const named = new Map(
    bundle.map((rule) => [rule.only_signed ? `${rule.rule}-${rule.edition}` : rule.rule, rule]),
  );
  it.each(Object.entries(worked))("%s", (path, { cases }) => {
    const rule = named.get(path.split("/").at(-1)!.replace(".json", ""))!;
    for (const one of cases) {
      const answer = told(assess(rule, one.given));
      for (const key of Object.keys(one.expect) as (keyof Told)[]) {
        expect(inOrder(answer[key]), `${path} ${JSON.stringify(one)}`).toEqual(inOrder(one.expect[key]));
      }
    }
  });
});

const inOrder = (found: string | string[] | null) => (Array.isArray(found) ? [...found].sort() : found);
