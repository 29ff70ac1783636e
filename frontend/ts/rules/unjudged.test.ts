// What no rule judged is shown to a health worker, from the phone as from the server: tests/knowledge/rules/unshown.py.

import { describe, expect, it } from "vitest";

import { drawn } from "../drawn_cases";
import type { Rule } from "./bundle";
import type { Values } from "./evaluate";
import type { Telling } from "./telling";
import { type Concepts, toShow, unjudged } from "./unjudged";

type Case = { known: Values; found: Values; codes: string[]; said: [id: string, en: string] };
type Bundle = { rules: Rule[]; telling: Telling; forms: { concepts: Concepts } };

const CASES = await drawn<Case[]>("unjudged");
const { rules, telling, forms } = await drawn<Bundle>("bundle");

describe("what no rule judged", () => {
  it("is on a phone what it is on the server, in the same sentence", () => {
    expect(CASES.length).toBeGreaterThan(80);
    for (const { known, found, codes, said } of CASES) {
      const open = unjudged(found, { ...known, ...found }, rules, forms.concepts, telling);
      expect(open, JSON.stringify(found)).toEqual(codes);
      const values = Object.fromEntries(open.map((code) => [code, found[code]!]));
      expect([toShow(values, forms.concepts, telling, "id"), toShow(values, forms.concepts, telling, "en")]).toEqual(said);
    }
  });
  it("is often something, and often nothing", () => {
    const open = CASES.filter(({ codes }) => codes.length);
    expect(open.length).toBeGreaterThan(20);
    expect(CASES.length - open.length).toBeGreaterThan(5);
  });
});
