// Which doses count, which is next, and which sets are complete? The same answer as simpul.knowledge.immunization
// (tested together), from the same edition of the schedule.

import type { Evaluation, Judged, Next, Problem, TetanusStatus } from "./answer";
import type { Asked, NotDone } from "./asked";
import { nextOfCard } from "./coming";
import { heldAntigens, isHeld, joined, OPEN } from "./joining";
import { judgeCard } from "./judging";
import { antigensOf, type Edition, editionOn, isPart } from "./editions";
import { judgeSchool, nextAtSchool } from "./school";
import { byKeys, canBeCounted, type Ground, groundOf } from "./taken";
import { climbed, nextTd, statusOf } from "./tetanus";

const NO_STATUS: TetanusStatus = { status: null, years: null, number: 0 };

/** Everything about the immunisation of one person on one day. What cannot be used is named in `troubles`. */
export function evaluate(asked: Asked, editions: Edition[]): Evaluation {
  if (!canBeCounted(asked.birthDate) || !canBeCounted(asked.asOf)) return nothing("", "tanggal_di_luar_jangkauan");
  const edition = editionOn(editions, asked.asOf);
  if (asked.asOf < asked.birthDate) return nothing(edition.file.edition, "lahir_setelah_hari_ini");
  return evaluated(groundOf(asked, edition));
}

function nothing(edition: string, problem: Problem): Evaluation {
  const troubles = [{ problem, about: "person", position: null }];
  return { edition, doses: [], next: new Map(), idl: false, ibl: false, tetanus: NO_STATUS, troubles };
}

function evaluated(ground: Ground): Evaluation {
  const { file } = ground.edition;
  const cards = new Map(file.cards.map((card) => [card.antigen, judgeCard(card, ground)]));
  const of = (antigen: string): Judged[] => cards.get(antigen) ?? [];
  const counted = (antigen: string): Judged[] => of(antigen).filter((one) => one.valid);
  const ladder = climbed(ground, counted(file.tetanus.credit.antigen));
  const onCard = file.cards.map((card) => nextOfCard(card, of(card.antigen), ground));
  const atSchool = file.school.map((row) => nextAtSchool(row, ground));
  const held = heldAntigens(ground);
  const coming = [...joined(onCard, held, ground), ...atSchool, nextTd(ladder, ground)];
  const others = file.school.filter((row) => !file.tetanus.antigens.includes(row.antigen));
  const doses = [
    ...[...cards.values()].flat().filter((one) => !isPart(ground.edition, one.antigen, one.product)),
    ...ladder.judged,
    ...others.flatMap((row) => judgeSchool(row, ground)),
  ];
  const has = (name: string): boolean =>
    Object.entries(setOf(name, ground)).every(([antigen, number]) => counted(antigen).length >= number);
  const idl = has("idl");
  return {
    edition: file.edition,
    doses: doses.sort((one, other) => byKeys(keysOf(one), keysOf(other))),
    next: new Map(coming.map((one) => [one.key, withEvents(one, held, ground)])),
    idl,
    ibl: has("ibl") ? (idl && has("ibl_certain") ? true : null) : false,
    tetanus: statusOf(ladder, ground),
    troubles: ground.troubles,
  };
}

const keysOf = (one: Judged) => [one.antigen, one.span.last, one.span.first, one.position];

/** Throws where the edition has no such set: a bug of the edition. */
function setOf(name: string, { edition }: Ground): { [antigen: string]: number } {
  const found = edition.file.sets.find((one) => one.name === name);
  if (!found) throw new Error(`an edition without the set ${name}`);
  return found.doses;
}

/** Whether a serious event holds it, and whether it was refused or postponed since the last dose. */
const withEvents = (one: Next, held: Set<string>, ground: Ground): Next => ({
  ...one,
  reason: isHeld(one, held, ground) ? "ditahan_kipi" : one.reason,
  notDone: refused(one, ground),
});

function refused(one: Next, ground: Ground): NotDone | null {
  if (!OPEN.includes(one.state)) return null;
  const { asOf, birthDate, notDone } = ground.asked;
  const days = (ground.taken.get(one.antigen) ?? []).map((dose) => dose.span.last);
  const since = days.length ? Math.max(...days) : birthDate;
  const found = notDone.filter(
    (told) =>
      antigensOf(ground.edition, told.antigen).includes(one.antigen) && since <= told.day && told.day <= asOf,
  );
  return found.reduce<NotDone | null>((last, told) => (!last || isLater(told, last) ? told : last), null);
}

const isLater = (one: NotDone, other: NotDone): boolean =>
  byKeys([one.day, one.reason], [other.day, other.reason]) > 0;
