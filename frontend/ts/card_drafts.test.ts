import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { dropCard, dropOf, dropOld, keepCard, keepCardDrafts, putBack } from "./card_drafts";

const webcrypto = globalThis.crypto;
const KEY = btoa("k".repeat(32));
const OTHER_KEY = btoa("o".repeat(32));
const ANI = "ani:/posyandu/1/orang/2/:dewasa:2026-11-21:";
const DAY = 24 * 60 * 60 * 1000;

const draw = (name = ANI, key = KEY, more = ""): HTMLFormElement => {
  document.body.innerHTML = `<form data-draft-card="${name}" data-draft-key="${key}" ${more}>
    <input type="hidden" name="csrfmiddlewaretoken" value="new"><input type="hidden" name="visit_id" value="fresh" data-new-id>
    <input type="hidden" name="form" value="dewasa"><input type="hidden" name="tanggal" value="2026-11-21">
    <div data-draft-restored hidden><span data-draft-left-out hidden></span><button type="button" data-draft-drop></button></div>
    <input name="f-systolic"><input type="radio" name="f-smokes" value=""><input type="radio" name="f-smokes" value="ya">
    <input type="checkbox" name="f-dose" value="ya"><select name="f-where"><option value=""></option><option value="rs"></option></select>
    <div data-not-kept><input name="f-jiwa_1" id="jiwa"></div></form>`;
  return document.querySelector("form")!;
};
const field = (name: string, value?: string): HTMLInputElement =>
  document.querySelector<HTMLInputElement>(`[name="${name}"]${value === undefined ? "" : `[value="${value}"]`}`)!;
const hidden = (mark: string): boolean => document.querySelector<HTMLElement>(`[${mark}]`)!.hidden;
const stored = (): string => JSON.stringify({ ...localStorage, ...sessionStorage });

async function type(jiwa = ""): Promise<HTMLFormElement> {
  const form = draw();
  field("visit_id").value = "first";
  field("f-systolic").value = "151";
  field("f-smokes", "ya").checked = true;
  field("f-dose").checked = true;
  field("f-where").value = "rs";
  field("f-jiwa_1").value = jiwa;
  await keepCard(form);
  return form;
}

beforeEach(() => {
  vi.stubGlobal("crypto", webcrypto);
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => vi.unstubAllGlobals());

describe("a card that was not sent", () => {
  it("is put back with every kind of field, under the same id, and says so", async () => {
    await type();
    expect(await putBack(draw())).toBe(true);
    expect(field("f-systolic").value).toBe("151");
    expect(field("f-smokes", "ya").checked).toBe(true);
    expect(field("f-smokes", "").checked).toBe(false);
    expect(field("f-dose").checked).toBe(true);
    expect(field("f-where").value).toBe("rs");
    expect([field("visit_id").value, field("visit_id").dataset["given"]]).toEqual(["first", "yes"]);
    expect(field("csrfmiddlewaretoken").value).toBe("new");
    expect([hidden("data-draft-restored"), hidden("data-draft-left-out")]).toEqual([false, true]);
  });

  it("stands on the device as nothing that can be read", async () => {
    await type();
    expect(Object.keys(localStorage)).toEqual([`draf-kartu:${ANI}`]);
    expect(Object.keys(sessionStorage)).toEqual([]);
    expect(stored()).not.toContain("151");
    expect(stored()).not.toContain("f-systolic");
  });

  it("is not read by another account, nor after a new password", async () => {
    await type();
    expect(await putBack(draw("budi:/posyandu/1/orang/2/:dewasa:2026-11-21:"))).toBe(false);
    expect(await putBack(draw(ANI, OTHER_KEY))).toBe(false);
    expect(field("f-systolic").value).toBe("");
    expect(stored()).toBe("{}");
  });

  it("belongs to one person, form, day and step", async () => {
    await type();
    for (const other of ["ani:/posyandu/1/orang/3/:dewasa:2026-11-21:", "ani:/posyandu/1/orang/2/:lansia:2026-11-21:", `${ANI}2`]) {
      expect(await putBack(draw(other))).toBe(false);
    }
  });

  it("leaves out what is sensitive, and says so where something was typed there", async () => {
    await type("2");
    const form = draw();
    await putBack(form);
    expect(field("f-jiwa_1").value).toBe("");
    expect([field("f-systolic").value, hidden("data-draft-left-out")]).toEqual(["151", false]);
    vi.stubGlobal("crypto", { getRandomValues: webcrypto.getRandomValues.bind(webcrypto) });
    field("f-jiwa_1").value = "sensitive";
    await keepCard(form);
    expect(stored()).not.toContain("sensitive");
  });

  it("is left as the server sent it back", async () => {
    await type();
    expect(await putBack(draw(ANI, KEY, 'data-returned="yes"'))).toBe(false);
    expect(field("f-systolic").value).toBe("");
  });

  it("is forgotten when the server has kept it, also while it is still being sealed", async () => {
    keepCardDrafts(document);
    const form = await type();
    const late = keepCard(form);
    form.dispatchEvent(new Event("simpul:kept", { bubbles: true }));
    await late;
    expect(stored()).toBe("{}");
  });

  it("holds what was typed last, however long the sealing takes", async () => {
    const form = await type();
    const before = keepCard(form);
    field("f-systolic").value = "161";
    await Promise.all([before, keepCard(form)]);
    await putBack(draw());
    expect(field("f-systolic").value).toBe("161");
  });

  it("is thrown away by a press, and the form is as it was drawn, under an id of its own", async () => {
    keepCardDrafts(document);
    await type();
    await putBack(draw());
    document.querySelector<HTMLElement>("[data-draft-drop]")!.click();
    expect([field("f-systolic").value, field("f-smokes", "ya").checked, hidden("data-draft-restored")]).toEqual(["", false, true]);
    expect(["first", "fresh"]).not.toContain(field("visit_id").value);
    expect(stored()).toBe("{}");
  });

  it("is forgotten when its account goes home, and no other one's", async () => {
    keepCardDrafts(document);
    await type();
    document.body.innerHTML = '<form data-forget-drafts="budi"></form>';
    const leave = (): boolean => document.querySelector("form")!.dispatchEvent(new Event("submit", { bubbles: true }));
    leave();
    expect(Object.keys(localStorage)).toEqual([`draf-kartu:${ANI}`]);
    document.querySelector<HTMLElement>("form")!.dataset["forgetDrafts"] = "ani";
    leave();
    expect(stored()).toBe("{}");
  });

  it("does not take an account for another whose id begins alike", async () => {
    await type();
    dropOf("an");
    expect(Object.keys(localStorage)).toHaveLength(1);
  });

  it.each([[DAY - 1000, 1], [DAY + 1000, 0], [1000 - DAY, 1], [-DAY - 1000, 0]])(
    "%s ms later %s is left: a day, by a clock that may be wrong",
    async (later, left) => {
      const form = await type();
      await keepCard(form, 1_000_000_000_000);
      dropOld(1_000_000_000_000 + later);
      expect(Object.keys(localStorage)).toHaveLength(left);
    },
  );

  it.each(["", "null", "{", '{"at":"x"}'])("that cannot be read (%s) is cleared away and fills nothing", async (text) => {
    localStorage.setItem(`draf-kartu:${ANI}`, text);
    localStorage.setItem("theme", "dark");
    expect(await putBack(draw())).toBe(false);
    dropOld();
    expect(Object.keys(localStorage)).toEqual(["theme"]);
  });

  it("is kept for the tab alone where the browser seals nothing", async () => {
    vi.stubGlobal("crypto", { getRandomValues: webcrypto.getRandomValues.bind(webcrypto) });
    await type("2");
    expect(Object.keys(localStorage)).toEqual([]);
    expect(stored()).not.toContain("jiwa");
    expect(await putBack(draw())).toBe(true);
    expect(field("f-systolic").value).toBe("151");
    dropCard(document.querySelector("form")!);
    expect(stored()).toBe("{}");
  });

  it("does not get in the way where the storage is full", async () => {
    const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    const form = await type();
    expect([form.dataset["unkept"], field("f-systolic").value]).toEqual(["yes", "151"]);
    full.mockRestore();
  });
});
