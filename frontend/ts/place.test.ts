import { beforeEach, expect, test } from "vitest";
import { showPlace } from "./place";

const WIDTH = 100; // of a tab; a bar shows two of them

beforeEach(() => {
  document.body.innerHTML = `
    <header class="bar"><nav id="places"><a>A</a><a aria-current="page">B</a></nav></header>
    <nav class="tabs" id="groups"><a>A</a><a>B</a><a>C</a><a aria-current="page">D</a></nav>
    <nav class="tabs" id="steps"><a>A</a><a>B</a></nav>`;
  for (const bar of document.querySelectorAll("nav")) {
    bar.getBoundingClientRect = () => new DOMRect(0, 0, 2 * WIDTH, 40);
    [...bar.children].forEach((tab, at) => {
      tab.getBoundingClientRect = () => new DOMRect(at * WIDTH, 0, WIDTH, 40);
    });
  }
});

test("where one is stands in the middle of each bar, of places and of tabs; so does what the keyboard reaches", () => {
  showPlace(document);
  const bars = [...document.querySelectorAll("nav")];
  expect(bars.map((bar) => bar.scrollLeft)).toEqual([WIDTH / 2, 2.5 * WIDTH, 0]);
  const tab = document.querySelector("#steps :last-child")!;
  for (const key of ["Enter", "Tab"]) {
    tab.dispatchEvent(new KeyboardEvent("keyup", { key, bubbles: true }));
    expect(bars[2]!.scrollLeft).toBe(key === "Tab" ? WIDTH / 2 : 0);
  }
});

test("the tabs that came with an answer are brought into sight too", () => {
  showPlace(document);
  const steps = document.querySelector("#steps")!;
  steps.lastElementChild!.setAttribute("aria-current", "page");
  steps.dispatchEvent(new CustomEvent("htmx:afterSettle", { bubbles: true }));
  expect(steps.scrollLeft).toBeGreaterThan(0);
});
