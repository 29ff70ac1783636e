import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cardCode, offerScan } from "./scan";

const CODE = "SIMPUL-ABCDEFGHJKLMNPQR";
const stop = vi.fn();
const getUserMedia = vi.fn();
let seen: string[] = [];

class FakeDetector {
  static getSupportedFormats = vi.fn(async () => ["ean_13", "qr_code"]);
  async detect(): Promise<{ rawValue: string }[]> {
    const next = seen.shift();
    return next === undefined ? [] : [{ rawValue: next }];
  }
}

function draw(then = ""): HTMLElement {
  document.body.innerHTML =
    `<form><input name="number"><div data-scan="number" ${then && `data-then="${then}"`} data-away="kamera tertutup" hidden>` +
    `<button type="button" data-scan-open>Pindai</button><div data-scan-panel data-other="bukan kartu" hidden><video></video>` +
    `<button type="button" data-scan-close>Tutup</button></div><p data-scan-says></p></div><input name="birth_date"></form>`;
  return document.querySelector<HTMLElement>("[data-scan]")!;
}

const part = <T extends Element>(selector: string): T => document.querySelector<T>(selector)!;
const opened = (): boolean => !part<HTMLElement>("[data-scan-panel]").hidden;
const said = (): string => part("[data-scan-says]").textContent;
const later = (time = 2000): Promise<unknown> => vi.advanceTimersByTimeAsync(time);

beforeEach(() => {
  vi.useFakeTimers();
  seen = [];
  stop.mockClear();
  getUserMedia.mockReset().mockImplementation(async () => ({ getTracks: () => [{ stop }] }));
  vi.stubGlobal("BarcodeDetector", FakeDetector);
  vi.stubGlobal("navigator", { mediaDevices: { getUserMedia } });
  HTMLVideoElement.prototype.play = vi.fn(async () => undefined);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("the code of a card", () => {
  it.each([
    [CODE, CODE],
    [` ${CODE.toLowerCase()}\n`, CODE],
    ["SIMPUL-ABC", null],
    [`${CODE}R`, null],
    ["SIMPUL-ABCDEFGHJKLMNPQ1", null],
    ["SIMPUL-OBCDEFGHJKLMNPQR", null],
    ["https://lain.example/SIMPUL-ABCDEFGHJKLMNPQR", null],
    ["3571000101200001", null],
    ["", null],
  ])("%s is %s", (text, code) => expect(cardCode(text)).toBe(code));
});

describe("where the browser reads no QR there is no button", () => {
  const stays = async (): Promise<void> => {
    const place = draw();
    await offerScan(document);
    expect(place.hidden).toBe(true);
  };
  it("without a detector", async () => {
    vi.stubGlobal("BarcodeDetector", undefined);
    await stays();
  });
  it("with one that knows no QR", async () => {
    FakeDetector.getSupportedFormats.mockResolvedValueOnce(["ean_13"]);
    await stays();
  });
  it("with one that fails", async () => {
    FakeDetector.getSupportedFormats.mockRejectedValueOnce(new Error("away"));
    await stays();
  });
  it("without a camera to ask for", async () => {
    vi.stubGlobal("navigator", {});
    await stays();
  });
});

describe("the camera", () => {
  const begin = async (then = ""): Promise<HTMLElement> => {
    const place = draw(then);
    await offerScan(document);
    expect(place.hidden).toBe(false);
    part<HTMLButtonElement>("[data-scan-open]").click();
    await later(0);
    return place;
  };

  it("is asked for only when the button is pressed", async () => {
    draw();
    await offerScan(document);
    expect(getUserMedia).not.toHaveBeenCalled();
  });

  it("puts the code into the field, closes, and sends the form", async () => {
    const send = vi.spyOn(HTMLFormElement.prototype, "requestSubmit").mockImplementation(() => undefined);
    await begin();
    expect(opened()).toBe(true);
    seen = [CODE.toLowerCase()];
    await later();
    expect(part<HTMLInputElement>("[name=number]").value).toBe(CODE);
    expect(send).toHaveBeenCalledOnce();
    expect(opened()).toBe(false);
    expect(stop).toHaveBeenCalledOnce();
    send.mockRestore();
  });

  it("goes on to the next field where one is named", async () => {
    const send = vi.spyOn(HTMLFormElement.prototype, "requestSubmit").mockImplementation(() => undefined);
    await begin("birth_date");
    seen = [CODE];
    await later();
    expect(document.activeElement).toBe(part("[name=birth_date]"));
    expect(send).not.toHaveBeenCalled();
    send.mockRestore();
  });

  it("says so of another QR, takes nothing of it, and looks on", async () => {
    await begin("birth_date");
    seen = ["https://lain.example"];
    await later();
    expect(said()).toBe("bukan kartu");
    expect(part<HTMLInputElement>("[name=number]").value).toBe("");
    seen = [CODE];
    await later();
    expect(part<HTMLInputElement>("[name=number]").value).toBe(CODE);
    expect(said()).toBe("");
  });

  it("that is refused leaves the field and one sentence", async () => {
    getUserMedia.mockRejectedValueOnce(new DOMException("no", "NotAllowedError"));
    await begin();
    expect(said()).toBe("kamera tertutup");
    expect(opened()).toBe(false);
    expect(part<HTMLButtonElement>("[data-scan-open]").disabled).toBe(false);
  });

  it.each([
    ["the button", () => part<HTMLButtonElement>("[data-scan-close]").click()],
    ["Escape", () => part("video").dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }))],
    ["leaving the page", () => window.dispatchEvent(new Event("pagehide"))],
  ])("is closed by %s and sees nothing afterwards", async (_name, close) => {
    await begin();
    close();
    expect(stop).toHaveBeenCalledOnce();
    expect(opened()).toBe(false);
    seen = [CODE];
    await later();
    expect(part<HTMLInputElement>("[name=number]").value).toBe("");
  });

  it("that answers after it was closed is stopped at once", async () => {
    let give: (stream: unknown) => void = () => undefined;
    getUserMedia.mockImplementationOnce(() => new Promise((done) => (give = done)));
    await begin();
    window.dispatchEvent(new Event("pagehide"));
    give({ getTracks: () => [{ stop }] });
    await later();
    expect(stop).toHaveBeenCalledOnce();
    expect(opened()).toBe(false);
  });
});
