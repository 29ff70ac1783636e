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
    else focusAnswer(row);
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

/** A row that came back and is not finished: to what was typed in it, to what it asks, or to its name. */
export function focusAnswer(row: Element): void {
  const typed = row.querySelector<HTMLInputElement>("input[data-typed]");
  typed?.select();
  (typed ?? row.querySelector<HTMLElement>("[role=alert] .btn, a.name"))?.focus();
}

/** What was typed, in the unit in which it is kept: 745 of "74,5" where ten of it make one; null for anything else. */
export function counted(text: string, size: number): number | null {
  const digits = String(size).length - 1;
  const found = /^\s*(\d{1,4})(?:[.,](\d+))?\s*$/.exec(text);
  if (!found || (found[2] ?? "").length > digits) return null;
  return Number(found[1]) * size + Number((found[2] ?? "").padEnd(digits, "0"));
}

/** "8,4" or "8.4" in grams; null for anything else. */
export function grams(text: string): number | null {
  return counted(text, 1000);
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

/** "+0,5 cm": a change in the unit in which it is typed; of a weight as `gain` says it. */
export function changed(change: number, size: number, unit: string): string {
  if (unit === "kg" && size === 1000) return gain(change);
  const digits = String(size).length - 1;
  const text = (Math.abs(change) / size).toFixed(digits).replace(/(\.\d+?)0+$/, "$1").replace(".", ",");
  return `${change < 0 ? "−" : "+"}${text} ${unit}`.trimEnd();
}

function preview(field: Element): void {
  if (!(field instanceof HTMLInputElement) || field.dataset["previous"] === undefined) return;
  const said = field.closest("form")?.querySelector<HTMLElement>("[data-preview]");
  if (!said) return;
  const size = Number(field.dataset["size"] ?? 1000);
  const now = counted(field.value, size);
  const rest = said.dataset["rest"] ?? "";
  said.textContent = now === null ? rest : changed(now - Number(field.dataset["previous"]), size, field.dataset["unit"] ?? "kg");
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
