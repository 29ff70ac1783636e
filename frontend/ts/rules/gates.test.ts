// The conditions of forms, packages and rules: the worked cases of vectors/forms/gates.json.

import { describe, expect, it } from "vitest";

import vectors from "../../../vectors/forms/gates.json";
import type { Gate, Value } from "./bundle";
import { holds, unknown } from "./gates";

interface Case {
  gate: Gate;
  facts: { [name: string]: Value };
  holds: boolean | null;
}

describe("a gate", () => {
  const cases = (vectors.cases as unknown as Case[]).map((one): [string, Case] => [JSON.stringify(one), one]);
  it.each(cases)("%s", (_, { gate, facts, holds: expected }) => {
    const look = (name: string) => facts[name] ?? null;
    expect(holds(gate, look)).toBe(expected);
    expect(unknown(gate, look).length > 0).toBe(expected === null);
  });
});
