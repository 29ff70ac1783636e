/** Two numbers of which one is always above the other, and now is not: asked about as soon as both are typed.
 *
 * The words and the pair come with the card (Concept.above); the server asks once more when the card is kept. */

const WHOLE = /^\s*(\d{1,4})\s*$/;

export function askCrossed(root: Document): void {
  root.addEventListener("change", (event) => {
    const form = (event.target as Element).closest("form");
    for (const upper of form?.querySelectorAll<HTMLInputElement>("input[data-above]") ?? []) ask(form!, upper);
  });
}

/** Shows the sentence beside the upper number, or takes it away. */
export function ask(form: HTMLFormElement, upper: HTMLInputElement): void {
  const lower = form.querySelector<HTMLInputElement>(`input[name="${upper.dataset["above"]}"]`);
  const said = upper.closest(".field")?.querySelector<HTMLElement>("[data-crossed]");
  if (!lower || !said) return;
  const [high, low] = [WHOLE.exec(upper.value)?.[1], WHOLE.exec(lower.value)?.[1]];
  const isCrossed = high !== undefined && low !== undefined && Number(high) <= Number(low);
  said.querySelector(".says")?.remove();
  const drawn = isCrossed && said.querySelector("template")?.content.cloneNode(true);
  if (!drawn) return;
  const sentence = (said.dataset["crossed"] ?? "").replace("{high}", high).replace("{low}", low);
  (drawn as DocumentFragment).querySelector(".says > span")!.append(sentence);
  said.append(drawn);
}
