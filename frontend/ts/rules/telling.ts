// How is an answer told: to a health worker as one sentence, to a kader as a colour and whether somebody has to look?
// (simpul.knowledge.rules.telling). A kader never reads a class.

import type { Rule, Words } from "./bundle";
import type { Answer, State } from "./evaluate";

/** shows_advice  whether a rule that no doctor signed is told at all
 *  to_show, yes_no, of_size, of_a_method, worse  of what no rule judged (unjudged.ts); worse: the runs of answers */
export interface Telling {
  shows_advice: boolean;
  states: { [state in State]?: Words };
  certain: Words;
  to_nakes: Words;
  good: Words;
  to_show: Words;
  yes_no: [Words, Words];
  of_size: string[];
  of_a_method: string;
  worse: { [code: string]: [first: number, last: number][] };
}

export type Language = "id" | "en";

export const wordIn = ([id, en]: Words, language: Language): string => (language === "id" ? id : en);

/** What a health worker reads. */
export function sentenceOf(rule: Rule, answer: Answer, telling: Telling, language: Language): string {
  if (answer.band) return `${wordIn(answer.band.label, language)}.`;
  const words = telling.states[answer.state];
  if (!words) throw new Error(`a state without a sentence: ${answer.state}`);
  const labels = [...answer.missing, ...answer.again].map((code) => wordIn(rule.inputs[code]!.label, language));
  const said = wordIn(words, language).replace("{}", () => [...new Set(labels)].join(", "));
  if (!answer.atLeast) return said;
  const least = wordIn(answer.atLeast.label, language);
  return `${said} ${wordIn(telling.certain, language).replace("{}", () => least)}`;
}

/** Whether an answer is told to a health worker: of a rule that nobody signed only where the city shows advice. */
export const isTold = (rule: Rule, { shows_advice: showsAdvice }: Telling): boolean => rule.signed || showsAdvice;

/** And to a kader: of a rule that nobody signed only that a health worker should look; no green rests on advice. */
export function isToldToKader(rule: Rule, answer: Answer, telling: Telling): boolean {
  const certain = answer.band ?? answer.atLeast;
  if (!isTold(rule, telling) || !certain) return false;
  return certain.priority !== "P4" || rule.signed;
}

/** What a kader reads: without a certain band there is no colour, and the sentence says what is missing. */
export function kaderSentenceOf(
  rule: Rule,
  answer: Answer,
  telling: Telling,
  language: Language,
): [colour: string | null, said: string] {
  const certain = answer.band ?? answer.atLeast;
  if (!certain) return [null, sentenceOf(rule, answer, telling, language)];
  return [certain.colour, wordIn(certain.priority === "P4" ? telling.good : telling.to_nakes, language)];
}
