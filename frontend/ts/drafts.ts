/** What was typed survives a reload, a closed login and a lost answer; with it the id under which it was sent. */
interface Draft {
  value: string;
  id: string;
}

const PREFIX = "draf:";

export function keepDrafts(root: Document): void {
  for (const form of forms(root)) restore(form);
  root.addEventListener("input", (event) => {
    const form = (event.target as Element).closest<HTMLFormElement>("form[data-draft]");
    if (form) remember(form);
  });
  root.addEventListener("htmx:load", (event) => {
    const loaded = event.target as Element;
    for (const form of [...(loaded.matches("form[data-draft]") ? [loaded as HTMLFormElement] : []), ...forms(loaded)]) {
      if (form.dataset["saved"] === "yes") forget(form);
      else restore(form); // typed while the rest of the column was on its way
    }
  });
}

export function remember(form: HTMLFormElement): void {
  const draft: Draft = { value: typed(form)?.value ?? "", id: id(form)?.value ?? "" };
  if (draft.value) sessionStorage.setItem(key(form), JSON.stringify(draft));
  else forget(form);
}

export function restore(form: HTMLFormElement): void {
  const kept = sessionStorage.getItem(key(form));
  const field = typed(form);
  if (!kept || !field || field.value) return;
  const draft = JSON.parse(kept) as Draft;
  field.value = draft.value;
  const hidden = id(form);
  if (hidden && draft.id) {
    hidden.value = draft.id;
    hidden.dataset["given"] = "yes";
  }
  form.dataset["restored"] = "yes";
}

export function forget(form: HTMLFormElement): void {
  sessionStorage.removeItem(key(form));
}

function forms(root: ParentNode): HTMLFormElement[] {
  return [...root.querySelectorAll<HTMLFormElement>("form[data-draft]")];
}

function typed(form: HTMLFormElement): HTMLInputElement | null {
  return form.querySelector<HTMLInputElement>("input[data-typed]");
}

function id(form: HTMLFormElement): HTMLInputElement | null {
  return form.querySelector<HTMLInputElement>("input[data-new-id]");
}

/** Of the account that is logged in: who takes over the tablet does not find the rows of somebody else. */
function key(form: HTMLFormElement): string {
  const who = document.querySelector<HTMLElement>("[data-forget-drafts]")?.dataset["forgetDrafts"] ?? "";
  return `${PREFIX}${who && `${who}:`}${form.dataset["draft"] ?? ""}`;
}
