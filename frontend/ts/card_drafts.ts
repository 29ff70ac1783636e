/**
 * The card of a visit survives a page that was closed, a network that is gone and a login that ran out.
 *
 * Kept on the device for a day, per account, person, form, day and step, as AES-GCM under a key that the server gives to
 * this account alone: whoever else takes the tablet sees nothing, and after a new password nobody does. A browser without
 * that (a page that is not served safely) keeps it for the tab only. What is sensitive is left out, and that is said.
 */
import { newId } from "./ids";
import { keyFrom, open, parsed, seal } from "./sealing";

const PREFIX = "draf-kartu:";
const A_DAY = 24 * 60 * 60 * 1000;
// Of the page as it is drawn, not of what was typed.
const OURS = new Set(["csrfmiddlewaretoken", "form", "edisi", "tanggal"]);

interface Draft {
  fields: Record<string, string[]>;
  leftOut: boolean;
}

const turns = new WeakMap<HTMLFormElement, number>();

export function keepCardDrafts(root: Document): void {
  dropOld();
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-draft-card]")) void putBack(form);
  for (const name of ["input", "change"]) {
    root.addEventListener(name, (event) => {
      const form = formOf(event.target);
      if (form) void keepCard(form);
    });
  }
  root.addEventListener("simpul:kept", (event) => {
    const form = formOf(event.target);
    if (form) dropCard(form);
  });
  root.addEventListener("click", (event) => {
    const form = (event.target as Element).closest("[data-draft-drop]") && formOf(event.target);
    if (form) discard(form);
  });
  root.addEventListener("submit", (event) => {
    const leaving = (event.target as Element).closest<HTMLElement>("[data-forget-drafts]");
    if (leaving) dropOf(leaving.dataset["forgetDrafts"] ?? "");
  });
}

export async function keepCard(form: HTMLFormElement, now: number = Date.now()): Promise<void> {
  const turn = nextTurn(form);
  const text = JSON.stringify(draftOf(form));
  const key = await keyFrom(form.dataset["draftKey"]);
  const sealed = key && (await seal(key, text, now));
  if (turns.get(form) !== turn) return; // something newer was typed meanwhile, or it was kept by the server
  try {
    if (sealed) localStorage.setItem(nameOf(form), JSON.stringify(sealed));
    else sessionStorage.setItem(nameOf(form), text);
  } catch {
    form.dataset["unkept"] = "yes"; // the storage is full or shut: the page itself still holds what was typed
  }
}

/** Whether something was put back. A form that the server sent back holds what was typed already. */
export async function putBack(form: HTMLFormElement): Promise<boolean> {
  if (form.dataset["returned"] === "yes") return false;
  const turn = nextTurn(form);
  const text = await read(form);
  if (!text || turns.get(form) !== turn) return false;
  fill(form, JSON.parse(text) as Draft);
  return true;
}

export function dropCard(form: HTMLFormElement): void {
  nextTurn(form);
  localStorage.removeItem(nameOf(form));
  sessionStorage.removeItem(nameOf(form));
}

/** Drafts of an account: whoever goes home leaves nothing behind, and takes nothing of anybody else along. */
export function dropOf(user: string): void {
  for (const store of [localStorage, sessionStorage]) {
    for (const name of Object.keys(store)) if (name.startsWith(`${PREFIX}${user}:`)) store.removeItem(name);
  }
}

/** Whoever they belong to: what is older than a day, or of a day that is yet to come, or cannot be read. */
export function dropOld(now: number = Date.now()): void {
  for (const name of Object.keys(localStorage)) {
    if (!name.startsWith(PREFIX)) continue;
    const sealed = parsed(localStorage.getItem(name));
    if (!sealed || Math.abs(now - sealed.at) > A_DAY) localStorage.removeItem(name);
  }
}

function draftOf(form: HTMLFormElement): Draft {
  const draft: Draft = { fields: {}, leftOut: false };
  const sensitive = sensitiveNames(form);
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== "string" || OURS.has(name)) continue;
    if (sensitive.has(name)) draft.leftOut ||= value !== "";
    else (draft.fields[name] ??= []).push(value);
  }
  return draft;
}

function fill(form: HTMLFormElement, draft: Draft): void {
  const sensitive = sensitiveNames(form);
  for (const field of fieldsOf(form)) {
    if (OURS.has(field.name) || sensitive.has(field.name)) continue;
    const values = draft.fields[field.name];
    if (field instanceof HTMLInputElement && ["radio", "checkbox"].includes(field.type)) {
      field.checked = values?.includes(field.value) ?? false;
    } else if (values?.[0] !== undefined) {
      field.value = values[0];
      if (field.dataset["newId"] !== undefined) field.dataset["given"] = "yes";
    }
  }
  for (const said of form.querySelectorAll<HTMLElement>("[data-draft-restored]")) said.hidden = false;
  for (const said of form.querySelectorAll<HTMLElement>("[data-draft-left-out]")) said.hidden = !draft.leftOut;
}

/** As the page was drawn, and under an id of its own. */
function discard(form: HTMLFormElement): void {
  dropCard(form);
  form.reset();
  for (const field of form.querySelectorAll<HTMLInputElement>("input[data-new-id]")) field.value = newId();
  for (const said of form.querySelectorAll<HTMLElement>("[data-draft-restored]")) said.hidden = true;
  form.querySelector<HTMLElement>("input:not([type=hidden]), select")?.focus();
}

async function read(form: HTMLFormElement): Promise<string> {
  const sealed = parsed(localStorage.getItem(nameOf(form)));
  const key = sealed && (await keyFrom(form.dataset["draftKey"]));
  if (!sealed || !key) return sessionStorage.getItem(nameOf(form)) ?? "";
  const text = await open(key, sealed);
  if (text === null) localStorage.removeItem(nameOf(form)); // sealed before the password was changed
  return text ?? "";
}

function sensitiveNames(form: HTMLFormElement): Set<string> {
  const fields = form.querySelectorAll<HTMLInputElement>("[data-not-kept] [name], [data-not-kept][name]");
  return new Set([...fields].map((field) => field.name));
}

function fieldsOf(form: HTMLFormElement): NodeListOf<HTMLInputElement | HTMLSelectElement> {
  return form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input[name], select[name]");
}

function formOf(target: EventTarget | null): HTMLFormElement | null {
  return target instanceof Element ? target.closest<HTMLFormElement>("form[data-draft-card]") : null;
}

function nextTurn(form: HTMLFormElement): number {
  const turn = (turns.get(form) ?? 0) + 1;
  turns.set(form, turn);
  return turn;
}

function nameOf(form: HTMLFormElement): string {
  return PREFIX + (form.dataset["draftCard"] ?? "");
}
