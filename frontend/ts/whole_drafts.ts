/**
 * A long form survives a reload and a login that ran out: all its fields, for this tab and this account only.
 * A form that the server sent back after a refusal holds what was typed already and is not filled from a draft.
 */
const PREFIX = "draf-isian:";
// Not "seen": a draft of a record that somebody changed meanwhile must be noticed as stale.
const OURS = new Set(["csrfmiddlewaretoken", "heard"]);

type Draft = Record<string, string[]>;
type Answered = { requestConfig: { elt: Element }; xhr: XMLHttpRequest };

export function keepWholeDrafts(root: Document): void {
  for (const form of forms(root)) fill(form);
  root.addEventListener("input", (event) => {
    const form = (event.target as Element).closest<HTMLFormElement>("form[data-draft-whole]");
    if (form) keep(form);
  });
  root.addEventListener("htmx:afterRequest", (event) => {
    // The form itself may have left the page by now: the event then comes from what is left around it.
    const { requestConfig, xhr } = (event as CustomEvent<Answered>).detail;
    const form = requestConfig.elt.closest<HTMLFormElement>("form[data-draft-whole]");
    if (form && xhr.status === 200) drop(form);
  });
  root.addEventListener("simpul:kept", (event) => {
    const form = (event.target as Element).closest<HTMLFormElement>("form[data-draft-whole]");
    if (form) drop(form);
  });
  root.addEventListener("submit", (event) => {
    if ((event.target as Element).closest("[data-forget-drafts]")) dropAll();
  });
}

export function keep(form: HTMLFormElement): void {
  const draft: Draft = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && !OURS.has(name)) (draft[name] ??= []).push(value);
  }
  sessionStorage.setItem(key(form), JSON.stringify(draft));
}

export function fill(form: HTMLFormElement): void {
  const kept = sessionStorage.getItem(key(form));
  if (!kept || form.dataset["returned"] === "yes") return;
  const draft = JSON.parse(kept) as Draft;
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[name]")) {
    if (!OURS.has(field.name)) put(field, draft[field.name] ?? []);
  }
  const told = form.querySelector<HTMLElement>("[data-restored]");
  if (told) told.hidden = false;
}

export function drop(form: HTMLFormElement): void {
  sessionStorage.removeItem(key(form));
}

/** Of this tab, the rows of a column too. */
function dropAll(): void {
  for (const name of Object.keys(sessionStorage)) {
    if (name.startsWith("draf")) sessionStorage.removeItem(name);
  }
}

function put(field: HTMLInputElement | HTMLSelectElement, values: string[]): void {
  if (field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox")) {
    field.checked = values.includes(field.value);
  } else if (values[0] !== undefined) {
    field.value = values[0];
  }
}

function forms(root: ParentNode): HTMLFormElement[] {
  return [...root.querySelectorAll<HTMLFormElement>("form[data-draft-whole]")];
}

function key(form: HTMLFormElement): string {
  return PREFIX + (form.dataset["draftWhole"] ?? "");
}
