/** The camera reads the card where the browser can (BarcodeDetector). Where it cannot there is no button, and the code is
 *  typed or comes from a scanner as before. Pictures never leave the browser: only the code lands in the field. */
export interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}

interface DetectorKind {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

const CARD = /^SIMPUL-[A-HJ-NP-Z2-9]{16}$/; // as records/people/actions/numbers.py draws it
const PAUSE = 150; // milliseconds between two looks

/** The code of a card as it stands on it; null for any other QR. */
export function cardCode(text: string): string | null {
  const code = text.trim().toUpperCase();
  return CARD.test(code) ? code : null;
}

/** Null where this browser reads no QR, or has no camera to ask for. */
export async function detectorHere(view: Window): Promise<Detector | null> {
  const kind = (view as unknown as { BarcodeDetector?: DetectorKind }).BarcodeDetector;
  if (!kind || typeof view.navigator.mediaDevices?.getUserMedia !== "function") return null;
  try {
    const formats = await kind.getSupportedFormats();
    return formats.includes("qr_code") ? new kind({ formats: ["qr_code"] }) : null;
  } catch {
    return null; // named by the browser, and not there on this machine
  }
}

export async function offerScan(root: Document): Promise<void> {
  const places = [...root.querySelectorAll<HTMLElement>("[data-scan]")];
  if (places.length === 0) return;
  const detector = await detectorHere(root.defaultView ?? window);
  if (detector) for (const place of places) new Scan(place, detector);
}

class Scan {
  private stream: MediaStream | null = null;
  private turn = 0; // of the camera: a look that began before it was closed says nothing any more
  private readonly open: HTMLButtonElement;
  private readonly panel: HTMLElement;
  private readonly video: HTMLVideoElement;
  private readonly says: HTMLElement;

  constructor(
    private readonly place: HTMLElement,
    private readonly detector: Detector,
  ) {
    this.open = place.querySelector<HTMLButtonElement>("[data-scan-open]")!;
    this.panel = place.querySelector<HTMLElement>("[data-scan-panel]")!;
    this.video = place.querySelector("video")!;
    this.says = place.querySelector<HTMLElement>("[data-scan-says]")!;
    this.open.addEventListener("click", () => void this.begin());
    place.querySelector("[data-scan-close]")!.addEventListener("click", () => this.end());
    place.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.end();
    });
    const root = place.ownerDocument;
    root.addEventListener("visibilitychange", () => {
      if (root.visibilityState === "hidden") this.end();
    });
    root.defaultView?.addEventListener("pagehide", () => this.end());
    place.hidden = false;
  }

  private async begin(): Promise<void> {
    const turn = ++this.turn;
    this.say("");
    this.open.disabled = true;
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
      if (turn !== this.turn) return halt(stream);
      this.stream = stream;
      this.video.srcObject = stream;
      this.panel.hidden = false;
      await this.video.play();
    } catch {
      if (turn === this.turn) this.end("away");
      return;
    }
    this.place.querySelector<HTMLElement>("[data-scan-close]")!.focus();
    while (turn === this.turn) {
      await this.look(turn);
      await new Promise((done) => setTimeout(done, PAUSE));
    }
  }

  private async look(turn: number): Promise<void> {
    const found = await this.detector.detect(this.video).catch(() => []); // no picture yet
    if (turn !== this.turn || found.length === 0) return;
    const code = found.map((one) => cardCode(one.rawValue)).find((one) => one !== null);
    if (code) this.keep(code);
    else this.say(this.panel.dataset["other"] ?? "");
  }

  private keep(code: string): void {
    this.end();
    const form = this.place.closest("form");
    const field = form?.elements.namedItem(this.place.dataset["scan"] ?? "");
    if (!form || !(field instanceof HTMLInputElement)) return;
    field.value = code;
    const next = form.elements.namedItem(this.place.dataset["then"] ?? "");
    if (next instanceof HTMLElement) next.focus();
    else form.requestSubmit();
  }

  private end(why?: "away"): void {
    const wasOpen = !this.panel.hidden;
    this.turn++;
    if (this.stream) halt(this.stream);
    this.stream = null;
    this.video.srcObject = null;
    this.panel.hidden = true;
    this.open.disabled = false;
    if (why) this.say(this.place.dataset[why] ?? "");
    else if (wasOpen) this.say("");
    if (wasOpen) this.open.focus();
  }

  private say(text: string): void {
    this.says.textContent = text;
  }
}

function halt(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
