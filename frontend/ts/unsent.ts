/** Nothing typed is lost when the network or the server is away: the number stays, and one sentence says so. */
export function sayWhenUnsent(root: Document): void {
  const say = (event: Event): void => {
    const sender = event.target as Element; // a form, or a button that sends many of them
    const place = (sender.closest("form") ?? sender.parentElement)?.querySelector<HTMLElement>("[data-unsent]");
    if (!place) return;
    place.hidden = false;
    place.textContent = place.dataset["unsent"] ?? "";
  };
  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) root.addEventListener(name, say);
}
