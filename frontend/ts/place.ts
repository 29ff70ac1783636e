/** On a phone a bar of places or of tabs is wider than the window: in each the one where one is is brought into sight,
 *  and so is the one that the keyboard reaches. */
export function showPlace(root: Document): void {
  const show = () => root.querySelectorAll(".bar nav [aria-current], .tabs > [aria-current]").forEach(centre);
  show();
  root.addEventListener("htmx:afterSettle", show); // a form that came back brings its tabs anew
  root.addEventListener("keyup", (event) => {
    const reached = event.target as Element; // a press by hand does not move what is being pressed
    if (event.key === "Tab" && reached.matches(".bar nav a, .tabs > a")) centre(reached);
  });
}

function centre(tab: Element): void {
  const bar = tab.closest("nav");
  if (!bar) return;
  const [inner, outer] = [tab.getBoundingClientRect(), bar.getBoundingClientRect()];
  bar.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
}
