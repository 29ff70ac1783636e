import { describe, expect, it } from "vitest";
import { gain, grams, kilograms } from "./column";
import { newId } from "./ids";
import { remember, restore, forget } from "./drafts";

describe("a weight that is being typed", () => {
  it.each([["8,4", 8400], ["8.45", 8450], ["12", 12000], [" 3,255 ", 3255], ["", null], ["8,", null], ["abc", null], ["-3", null]])(
    "%s is %s g",
    (text, expected) => expect(grams(text as string)).toBe(expected),
  );
  it.each([[8400, "8,4"], [8450, "8,45"], [8000, "8,0"], [-3200, "3,2"]])("%s g is %s kg", (value, text) =>
    expect(kilograms(value as number)).toBe(text),
  );
  it.each([[400, "+400 g"], [-100, "−100 g"], [1200, "+1,2 kg"], [-3200, "−3,2 kg"], [0, "+0 g"]])(
    "a change of %s is said as %s",
    (value, text) => expect(gain(value as number)).toBe(text),
  );
});

describe("an id born here", () => {
  it("is a UUIDv7 whose first half is the time", () => {
    const id = newId(0x0192_0000_0001, new Uint8Array(16).fill(255));
    expect(id).toBe("01920000-0001-7fff-bfff-ffffffffffff");
  });
  it("sorts by time", () => expect(newId(1000) < newId(2000)).toBe(true));
});

describe("what was typed", () => {
  const draw = (): HTMLFormElement => {
    document.body.innerHTML = '<form data-draft="s-1"><input data-typed><input type="hidden" data-new-id value="new"></form>';
    return document.querySelector("form")!;
  };
  it("comes back after a reload under the same id", () => {
    const form = draw();
    form.querySelector<HTMLInputElement>("[data-typed]")!.value = "8,4";
    form.querySelector<HTMLInputElement>("[data-new-id]")!.value = "first";
    remember(form);
    const again = draw();
    restore(again);
    expect(again.querySelector<HTMLInputElement>("[data-typed]")!.value).toBe("8,4");
    expect(again.querySelector<HTMLInputElement>("[data-new-id]")!.value).toBe("first");
    forget(again);
    const later = draw();
    restore(later);
    expect(later.querySelector<HTMLInputElement>("[data-typed]")!.value).toBe("");
  });
});
