/** On a phone the bar of places is wider than the window: the place where one is is brought into sight. */
export function showPlace(root: Document): void {
  const here = root.querySelector<HTMLElement>(".bar nav [aria-current]");
  const bar = here?.closest("nav");
  if (!here || !bar) return;
  const [inner, outer] = [here.getBoundingClientRect(), bar.getBoundingClientRect()];
  bar.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
}
