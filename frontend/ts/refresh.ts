/** Figures on an open page follow the field: asked for again every few seconds, and not while nobody looks. */
const SECONDS = 4;

export function refreshFigures(root: Document): void {
  const parts = root.querySelectorAll("[data-refresh]");
  if (parts.length === 0) return;
  setInterval(() => {
    if (root.visibilityState !== "visible") return;
    for (const part of root.querySelectorAll("[data-refresh]")) {
      if (!part.contains(root.activeElement)) part.dispatchEvent(new Event("tick"));
    }
  }, SECONDS * 1000);
}
