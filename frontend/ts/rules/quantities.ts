// How large is what a rule derives from its inputs? (the arithmetic of language/quantities.py)

import type { Derived, Gate } from "./bundle";
import { ABSENT, holds, type Look } from "./gates";
import { exact, larger, plus, smaller, type Span, spanOf, times, whole } from "./spans";

type Ends = (name: string) => [number, number];

export function sizeOf(derived: Derived, look: Look, ends: Ends): Span | null {
  if (derived.sum) return sum(derived, look);
  if (derived.over) return product(derived, look);
  return score(derived, look, ends);
}

function number(name: string, look: Look): Span | null {
  const found = look(name);
  if (typeof found === "number") return spanOf(found);
  return found === null || found === ABSENT || typeof found === "string" ? null : found;
}

function sum(derived: Derived, look: Look): Span | null {
  let total = spanOf(0);
  for (const [name, factor] of derived.sum ?? []) {
    const span = number(name, look);
    if (!span) return null;
    const [one, other] = [times(span.low, whole(factor)), times(span.high, whole(factor))];
    total = { low: plus(total.low, smaller(one, other)), high: plus(total.high, larger(one, other)) };
  }
  const part = { over: 1n, under: BigInt(derived.divided_by ?? 1) };
  return { low: times(total.low, part), high: times(total.high, part) };
}

function product(derived: Derived, look: Look): Span | null {
  const [over, under] = derived.factor ?? [1, 1];
  let value = { over: BigInt(over), under: BigInt(under) };
  for (const name of derived.over ?? []) {
    const span = number(name, look);
    if (!span || !exact(span)) return null;
    value = times(value, span.low);
  }
  for (const name of derived.under ?? []) {
    const span = number(name, look);
    if (!span || !exact(span) || span.low.over <= 0n) return null;
    value = times(value, { over: span.low.under, under: span.low.over });
  }
  return { low: value, high: value };
}

function score(derived: Derived, look: Look, ends: Ends): Span {
  let total = spanOf(0);
  for (const item of derived.score ?? []) {
    const possible = points(item, look);
    total = {
      low: plus(total.low, whole(Math.min(...possible))),
      high: plus(total.high, whole(Math.max(...possible))),
    };
  }
  for (const name of derived.plus ?? []) {
    const [lowest, highest] = ends(name);
    const span = number(name, look) ?? { low: whole(lowest), high: whole(highest) };
    total = { low: plus(total.low, span.low), high: plus(total.high, span.high) };
  }
  return total;
}

function points(item: [Gate, number][], look: Look): number[] {
  const possible: number[] = [];
  for (const [gate, brought] of item) {
    const held = holds(gate, look);
    if (held !== false) possible.push(brought);
    if (held) return possible;
  }
  return [...possible, 0];
}
