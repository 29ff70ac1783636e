import { describe, expect, it } from "vitest";
import { askCrossed } from "./pairs";

describe("a pressure that is typed", () => {
  askCrossed(document);
  const said = (): string => document.querySelector("[data-crossed] > .says")?.textContent ?? "";
  const draw = (): [HTMLInputElement, HTMLInputElement] => {
    document.body.innerHTML = `<form><div class="field"><input name="f-systolic" data-above="f-diastolic"><span role="status" data-crossed="Ukur ulang: sistolik {high} mmHg tidak di atas diastolik {low} mmHg."><template><span class="says"><svg></svg><span></span></span></template></span></div><div class="field"><input name="f-diastolic"></div></form>`;
    const [upper, lower] = document.querySelectorAll("input");
    return [upper!, lower!];
  };
  const type = (field: HTMLInputElement, text: string): void => {
    field.value = text;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };

  it.each([["95", "95"], ["80", " 120 "], ["9", "10"]])("%s over %s is asked about at once", (high, low) => {
    const [upper, lower] = draw();
    type(upper, high);
    expect(said()).toBe("");
    type(lower, low);
    expect(said()).toBe(`Ukur ulang: sistolik ${high} mmHg tidak di atas diastolik ${low.trim()} mmHg.`);
    type(lower, low);
    expect(document.querySelectorAll("[data-crossed] > .says")).toHaveLength(1);
    type(upper, "130");
    expect(said()).toBe("");
  });

  it.each([["96", "95"], ["", "95"], ["95", ""], ["80", "x"], ["80", "95,5"]])("%s over %s is not", (high, low) => {
    const [upper, lower] = draw();
    type(upper, high);
    type(lower, low);
    expect(said()).toBe("");
  });
});
