/** Nothing typed is lost when the network or the server is away, or when there is nobody of that id here: the number
 * stays, and one sentence says which of the two it was. */
export function sayWhenUnsent(root: Document): void {
  const say = (event: Event): void => {
    const sender = event.target as Element; // a form, or a button that sends many of them
    const place = (sender.closest("form") ?? sender.parentElement)?.querySelector<HTMLElement>("[data-unsent]");
    if (!place) return;
    const answer = (event as CustomEvent<{ xhr?: { status: number } } | null>).detail?.xhr?.status;
    place.hidden = false;
    place.textContent = (answer === 404 ? place.dataset["gone"] : undefined) ?? place.dataset["unsent"] ?? "";
  };
  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) root.addEventListener(name, say);
}
