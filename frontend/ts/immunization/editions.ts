// Which edition of the schedule holds on a day, and what does it say of a vaccine and of a province?

import { type Day, knownDay } from "../calendar/days";
import type { Card, EditionFile, Product, ScheduleFile, Status } from "./schedule";

export interface Edition {
  file: EditionFile;
  from: Day;
  cards: Map<string, Card>;
  products: Map<string, Product>;
  antigens: Set<string>;
  codes: Map<string, string>;
  undecided: Set<string>;
  regional: Map<string, [Day, Status]>;
}

const SYSTEMS = ["cvx", "vg"] as const;
const NATION = "*";
export const codeOf = (system: string, code: string): string => `${system} ${code}`;

/** All editions, the oldest first. */
export function editionsOf(content: ScheduleFile): Edition[] {
  const regional = new Map(
    content.regional.map(([antigen, province, from, status]): [string, [Day, Status]] => [
      `${antigen} ${province}`,
      [knownDay(from), status],
    ]),
  );
  return content.editions.map((file) => editionOf(file, regional)).sort((one, other) => one.from - other.from);
}

function editionOf(file: EditionFile, regional: Edition["regional"]): Edition {
  const named = [...file.cards, ...file.school].map((one) => one.antigen);
  const codes = SYSTEMS.flatMap((system) =>
    Object.entries(file.codes[system]).map(([code, antigen]): [string, string] => [codeOf(system, code), antigen]),
  );
  return {
    file,
    from: knownDay(file.valid_from),
    cards: new Map(file.cards.map((one) => [one.antigen, one])),
    products: new Map(file.products.map((one) => [one.product, one])),
    antigens: new Set([...named, ...file.tetanus.antigens]),
    codes: new Map(codes),
    undecided: new Set(
      SYSTEMS.flatMap((system) => file.codes.undecided[system].map((code) => codeOf(system, code))),
    ),
    regional,
  };
}

/** The edition that holds on a day; of a day before all of them the oldest. */
export function editionOn(editions: Edition[], day: Day): Edition {
  const found = editions.filter((one) => one.from <= day).at(-1) ?? editions[0];
  if (!found) throw new Error("a schedule without an edition");
  return found;
}

/** What a vaccine by its name counts for; empty of one that the schedule does not have. */
export function antigensOf(edition: Edition, vaccine: string): string[] {
  const product = edition.products.get(vaccine);
  if (product) return [product.antigen, ...product.also];
  return edition.antigens.has(vaccine) ? [vaccine] : [];
}

/** Whether a vaccine is given for another antigen and counts for this one too. */
export function isPart(edition: Edition, antigen: string, product: string): boolean {
  const found = edition.products.get(product);
  return found !== undefined && found.antigen !== antigen;
}

/** The first day of a regional vaccine in an area; the row of the nation holds only where the city set its day. */
export function began(edition: Edition, antigen: string, area: string, city: Map<string, Day>): [Day, Status] | null {
  const found = edition.regional.get(`${antigen} ${area.slice(0, 2)}`) ?? null;
  const own = city.get(antigen);
  if (own !== undefined && edition.regional.has(`${antigen} ${NATION}`) && (!found || own < found[0])) {
    return [own, "engineering"];
  }
  return found;
}
