// Indices, pack-years and a table of two entries, on rules that are not used: the worked cases of vectors/language.

import { describe, expect, it } from "vitest";

import vectors from "../../../vectors/language/made_up.json";
import { drawn } from "../drawn_cases";
import type { Rule, Value } from "./bundle";
import { assess } from "./evaluate";

interface Case {
  id: string;
  rule: string;
  given: { [code: string]: Value };
  expect: { state: string; band: string | null; at_least: string | null; missing: string[]; again: string[] };
}

const rules = new Map((await drawn<Rule[]>("made_up")).map((rule) => [rule.rule, rule]));

describe("a made-up rule on a phone", () => {
  it.each((vectors.cases as unknown as Case[]).map((one): [string, Case] => [one.id, one]))("%s", (_, one) => {
    const { state, band, atLeast, missing, again } = assess(rules.get(one.rule)!, one.given);
    const answer = { state, band: band?.code ?? null, at_least: atLeast?.code ?? null, missing, again };
    expect(answer).toEqual(one.expect);
  });
});
