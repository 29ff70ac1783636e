/** On a phone a bar of places or of tabs is wider than the window: in each the one where one is is brought into sight. */
export function showPlace(root: Document): void {
  for (const here of root.querySelectorAll<HTMLElement>(".bar nav [aria-current], .tabs > [aria-current]")) {
    const bar = here.closest("nav");
    if (!bar) continue;
    const [inner, outer] = [here.getBoundingClientRect(), bar.getBoundingClientRect()];
    bar.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
  }
}
