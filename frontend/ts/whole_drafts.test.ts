import { beforeEach, describe, expect, it } from "vitest";
import { drop, fill, keep, keepWholeDrafts } from "./whole_drafts";

const draw = (inside = "", more = ""): HTMLFormElement => {
  document.body.innerHTML = `<form data-draft-whole="a:/keluarga/" ${more}>
    <input type="hidden" name="csrfmiddlewaretoken" value="new"><input type="hidden" name="seen" value="now"><input type="hidden" name="form_id" value="fresh">
    <input name="name"><input type="radio" name="sex" value="L"><input type="radio" name="sex" value="P"><input type="checkbox" name="kinds" value="a"><input type="checkbox" name="kinds" value="b">
    <select name="rt"><option value="1"></option><option value="2"></option></select><p data-restored hidden></p>${inside}</form>`;
  return document.querySelector("form")!;
};
const field = (name: string, value = ""): HTMLInputElement =>
  document.querySelector<HTMLInputElement>(`[name=${name}]${value && `[value="${value}"]`}`)!;

function type(): void {
  const form = draw();
  field("form_id").value = "first";
  field("name").value = "Siti";
  field("sex", "P").checked = true;
  field("kinds", "b").checked = true;
  field("rt").value = "2";
  field("seen").value = "before";
  keep(form);
}

describe("a long form", () => {
  beforeEach(() => sessionStorage.clear());

  it("comes back with every kind of field, under the same id", () => {
    type();
    fill(draw());
    expect(field("name").value).toBe("Siti");
    expect(field("sex", "P").checked).toBe(true);
    expect(field("sex", "L").checked).toBe(false);
    expect(field("kinds", "b").checked).toBe(true);
    expect(field("kinds", "a").checked).toBe(false);
    expect(field("rt").value).toBe("2");
    expect(field("form_id").value).toBe("first");
    expect(document.querySelector<HTMLElement>("[data-restored]")!.hidden).toBe(false);
  });

  it("remembers what the page knew of the record, so that a stale draft is noticed", () => {
    type();
    fill(draw());
    expect(field("seen").value).toBe("before");
    expect(field("csrfmiddlewaretoken").value).toBe("new");
  });

  it("is left as the server sent it back", () => {
    type();
    fill(draw("", 'data-returned="yes"'));
    expect(field("name").value).toBe("");
  });

  it("belongs to one account and one place", () => {
    type();
    const other = draw();
    other.dataset["draftWhole"] = "b:/keluarga/";
    fill(other);
    expect(field("name").value).toBe("");
  });

  it("is forgotten once it was kept, not when it was refused", () => {
    keepWholeDrafts(document);
    type();
    const form = document.querySelector("form")!;
    const answer = (status: number): boolean =>
      form.dispatchEvent(new CustomEvent("htmx:afterRequest", { bubbles: true, detail: { requestConfig: { elt: form }, xhr: { status } } }));
    answer(422);
    fill(draw());
    expect(field("name").value).toBe("Siti");
    document.querySelector("form")!.replaceWith(form);
    answer(200);
    fill(draw());
    expect(field("name").value).toBe("");
  });

  it("is forgotten when it was kept and leads to another page", () => {
    keepWholeDrafts(document);
    type();
    document.querySelector("form")!.dispatchEvent(new Event("simpul:kept", { bubbles: true }));
    expect(sessionStorage.length).toBe(0);
  });

  it("is forgotten when somebody goes home", () => {
    type();
    document.body.innerHTML += '<form data-forget-drafts><button></button></form>';
    document.querySelector("[data-forget-drafts]")!.dispatchEvent(new Event("submit", { bubbles: true }));
    fill(draw());
    expect(field("name").value).toBe("");
  });

  it("can be dropped", () => {
    type();
    drop(document.querySelector("form")!);
    expect(sessionStorage.length).toBe(0);
  });
});
