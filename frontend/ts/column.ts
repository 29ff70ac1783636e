/** One column for all: the gain while typing, arrows between names, and the next name after each answer. */
import { giveIds } from "./ids";

export interface Words {
  rose: string;
  fell: string;
}

export function guideColumn(root: Document): void {
  root.addEventListener("input", (event) => preview(event.target as Element));
  root.addEventListener("keydown", (event) => step(root, event));
  root.addEventListener("htmx:load", (event) => {
    const row = event.target as Element;
    giveIds(row);
    if (row.id === "kolom") focusAfterAll(row);
    if (!row.matches("form.line")) return;
    if (row.hasAttribute("data-saved")) focusBeside(root, row, 1);
    else row.querySelector<HTMLInputElement>("input[data-typed]")?.select();
  });
}

/** All that stood there was sent, and the button went with it: on to what is asked, or else to what is still empty. */
export function focusAfterAll(column: Element): void {
  const asks = column.querySelector("form.line [role=alert]:not([hidden])")?.closest("form.line");
  const next = asks
    ? asks.querySelector<HTMLElement>("input[data-typed], .btn")
    : (column.querySelector<HTMLElement>("input[data-typed]") ?? column.querySelector<HTMLElement>("button"));
  next?.focus();
}

/** "8,4" or "8.4" in grams; null for anything else. */
export function grams(text: string): number | null {
  const found = /^\s*(\d{1,3})(?:[.,](\d{1,3}))?\s*$/.exec(text);
  return found ? Number(found[1]) * 1000 + Number((found[2] ?? "").padEnd(3, "0")) : null;
}

export function kilograms(weight: number): string {
  const text = (Math.abs(weight) / 1000).toFixed(3).replace(/0{1,2}$/, "");
  return text.replace(".", ",");
}

/** "+400 g" up to a kilogram, "+1,2 kg" above, with a true minus. */
export function gain(change: number): string {
  const sign = change < 0 ? "−" : "+";
  return Math.abs(change) < 1000 ? `${sign}${Math.abs(change)} g` : `${sign}${kilograms(change)} kg`;
}

function preview(field: Element): void {
  if (!(field instanceof HTMLInputElement) || field.dataset["previous"] === undefined) return;
  const said = field.closest("form")?.querySelector<HTMLElement>("[data-preview]");
  const now = grams(field.value);
  if (!said) return;
  const before = Number(field.dataset["previous"]);
  said.textContent = now === null || !before ? (said.dataset["rest"] ?? "") : gain(now - before);
}

function step(root: Document, event: KeyboardEvent): void {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || field.dataset["typed"] === undefined) return;
  const row = field.closest("form.line");
  const way = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (!row || way === 0) return;
  event.preventDefault();
  focusBeside(root, row, way);
}

function focusBeside(root: Document, row: Element, way: 1 | -1): void {
  const rows = [...root.querySelectorAll("form.line")];
  for (let at = rows.indexOf(row) + way; at >= 0 && at < rows.length; at += way) {
    const field = rows[at]!.querySelector<HTMLInputElement>("input[data-typed]");
    if (field) {
      field.focus();
      field.select();
      return;
    }
  }
}
