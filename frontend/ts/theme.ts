/** Light first, dark on request; the choice is a cookie, so the server draws the next page in it. */
export function switchTheme(root: Document): void {
  const button = root.querySelector<HTMLButtonElement>("button[data-theme-switch]");
  button?.removeAttribute("hidden");
  button?.addEventListener("click", () => {
    const next = root.documentElement.dataset["theme"] === "dark" ? "light" : "dark";
    root.documentElement.dataset["theme"] = next;
    root.cookie = `theme=${next}; path=/; max-age=31536000; SameSite=Lax`;
  });
}
