// Where one vaccine will be given for two antigens: what is given by it, when, and what holds it?
//
// A hexavalent dose replaces pentavalent and IPV (IMM-1): IPV comes with it and not beside it (K11 of
// vectors/immunization).

import { type Next, stands, type State } from "./answer";
import { antigensOf, isPart } from "./editions";
import type { Ground } from "./taken";

export const OPEN: State[] = ["belum_waktu", "jatuh_tempo", "terlambat"];

/** What a serious event was told of that nobody has reviewed until the day of asking. */
export function heldAntigens({ asked, edition }: Ground): Set<string> {
  const still = asked.kipi.filter(
    ({ isSerious, day, reviewedOn }) =>
      isSerious && day <= asked.asOf && (reviewedOn === null || reviewedOn > asked.asOf),
  );
  return new Set(still.flatMap(({ antigen }) => antigensOf(edition, antigen)));
}

/** A vaccine is held with any antigen in it; what it is given for besides is held by its own. */
export function isHeld(one: Next, held: Set<string>, { edition }: Ground): boolean {
  if (held.has(one.antigen)) return true;
  const isOwn = !isPart(edition, one.antigen, one.product);
  return isOwn && antigensOf(edition, one.product).some((antigen) => held.has(antigen));
}

/** Of the card. While the vaccine is held, what it would be given for besides stands by itself. */
export function joined(coming: Next[], held: Set<string>, ground: Ground): Next[] {
  const carriers = new Map<string, Next>();
  for (const one of coming) {
    const product = ground.edition.products.get(one.product);
    if (!product || !OPEN.includes(one.state) || isHeld(one, held, ground)) continue;
    for (const antigen of product.also) carriers.set(antigen, one);
  }
  return coming.map((one) => {
    const carrier = OPEN.includes(one.state) ? carriers.get(one.antigen) : undefined;
    return carrier ? withCarrier(carrier, one, ground) : one;
  });
}

/** The same dose, no earlier than that by which it is given. */
function withCarrier(carrier: Next, one: Next, { asked }: Ground): Next {
  if (carrier.earliest === null || one.earliest === null || one.recommended === null) return one;
  const earliest = Math.max(carrier.earliest, one.earliest);
  const overdueFrom = one.overdueFrom === null ? null : Math.max(one.overdueFrom, earliest);
  const later = carrier.earliest > one.earliest ? carrier : one;
  const [state, reason] = stands(asked.asOf, earliest, overdueFrom, later.reason);
  const recommended = Math.max(one.recommended, earliest);
  return { ...one, state, reason, product: carrier.product, earliest, recommended, overdueFrom };
}
