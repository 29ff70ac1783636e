import { describe, expect, it } from "vitest";
import { changed, counted, focusAfterAll, focusAnswer, gain, grams, guideColumn, kilograms } from "./column";
import { newId } from "./ids";
import { forget, keepDrafts, remember, restore } from "./drafts";
import { sayWhenUnsent } from "./unsent";

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

describe("any other measure that is being typed", () => {
  it.each([["74,5", 10, 745], ["74.5", 10, 745], ["93", 10, 930], ["74,55", 10, null], ["120", 1, 120], ["12,5", 1, null], ["", 10, null]])(
    "%s is %s times as many: %s",
    (text, size, expected) => expect(counted(text as string, size as number)).toBe(expected),
  );
  it.each([[5, 10, "cm", "+0,5 cm"], [-330, 10, "cm", "−33,0 cm"], [-6, 1, "mmHg", "−6 mmHg"], [0, 10, "cm", "+0,0 cm"], [400, 1000, "kg", "+400 g"]])(
    "a change of %s is said by its unit",
    (change, size, unit, text) => expect(changed(change as number, size as number, unit as string)).toBe(text),
  );

  const draw = (more: string): HTMLInputElement => {
    document.body.innerHTML = `<form class="line"><input data-typed ${more}><span data-preview data-rest="naik bila"></span></form>`;
    return document.querySelector("input")!;
  };
  const said = (field: HTMLInputElement, value: string): string => {
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return document.querySelector("[data-preview]")!.textContent ?? "";
  };
  it("shows its change beside the name while it is typed, and what stood there when it is taken out again", () => {
    guideColumn(document);
    const field = draw('data-previous="930" data-size="10" data-unit="cm"');
    expect([said(field, "60"), said(field, "93,5"), said(field, "")]).toEqual(["−33,0 cm", "+0,5 cm", "naik bila"]);
  });
  it("a weight has no unit of its own in its column, and one without a weight before says nothing", () => {
    guideColumn(document);
    expect(said(draw('data-previous="9000"'), "9,4")).toBe("+400 g");
    expect(said(draw(""), "9,4")).toBe("");
  });
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

describe("a column that was sent as a whole", () => {
  const line = (inside: string, more = ""): string => `<form class="line" ${more}>${inside}</form>`;
  const draw = (...lines: string[]): HTMLElement => {
    document.body.innerHTML = `<div id="kolom">${lines.join("")}<p><button id="all"></button><span data-unsent="Belum terkirim" hidden></span></p></div>`;
    return document.getElementById("kolom")!;
  };
  const box = (id: string): string => `<input data-typed id="${id}"><span role="alert" hidden></span>`;

  it("leads on to the row that asks", () => {
    focusAfterAll(draw(line(box("empty")), line('<div role="alert"><a class="btn" id="again" href="#">Ulang</a></div>')));
    expect(document.activeElement?.id).toBe("again");
  });
  it("or to the first that is empty, or to the button again", () => {
    focusAfterAll(draw(line("9,4"), line(box("empty"))));
    expect(document.activeElement?.id).toBe("empty");
    focusAfterAll(draw(line("9,4")));
    expect(document.activeElement?.id).toBe("all");
  });
  it.each([
    ["what was typed", '<a class="name" href="#">Ani</a><input data-typed id="here"><button class="btn">Simpan</button>'],
    ["what is asked", '<div role="alert"><a class="btn" id="here" href="#">Ulang</a></div><a class="btn" href="#">Lain</a>'],
    ["the name, so that a second press undoes nothing", '<a class="name" id="here" href="#">Ani</a><button class="btn">Batal</button>'],
  ])("keeps a row that came back alone at %s", (_, inside) => {
    focusAnswer(draw(line(inside)).querySelector("form.line")!);
    expect(document.activeElement?.id).toBe("here");
  });
  it("gives back what was typed while it was on its way, under the same id", () => {
    keepDrafts(document);
    guideColumn(document);
    sessionStorage.setItem("draf:s-9", JSON.stringify({ value: "8,8", id: "old" }));
    const column = draw(line('<input data-typed><input data-new-id value="new">', 'data-draft="s-9"'));
    column.dispatchEvent(new Event("htmx:load", { bubbles: true }));
    expect(column.querySelector<HTMLInputElement>("[data-typed]")!.value).toBe("8,8");
    expect(column.querySelector<HTMLInputElement>("[data-new-id]")!.value).toBe("old");
  });
  it("says so beside the button when it did not arrive", () => {
    sayWhenUnsent(document);
    draw(line("9,4")).querySelector("#all")!.dispatchEvent(new Event("htmx:sendError", { bubbles: true }));
    const said = document.querySelector<HTMLElement>("[data-unsent]")!;
    expect([said.hidden, said.textContent]).toEqual([false, "Belum terkirim"]);
  });
  it.each([
    [404, 'data-gone="Tidak ada di sini"', "Tidak ada di sini"],
    [404, "", "Belum terkirim"],
    [500, 'data-gone="Tidak ada di sini"', "Belum terkirim"],
  ])("after an answer of %s with %s it says: %s", (status, more, sentence) => {
    sayWhenUnsent(document);
    document.body.innerHTML = `<form class="line"><button></button><span data-unsent="Belum terkirim" ${more} hidden></span></form>`;
    const sent = new CustomEvent("htmx:responseError", { bubbles: true, detail: { xhr: { status } } });
    document.querySelector("form")!.dispatchEvent(sent);
    expect(document.querySelector("[data-unsent]")!.textContent).toBe(sentence);
  });
});
