/** Text that only one account can read: AES-GCM under a key that the server gives to that account alone. */
export interface Sealed {
  at: number;
  iv: string;
  data: string;
}

/** Null where the browser seals nothing: it does on pages that are served safely, and only there. */
export async function keyFrom(given: string | undefined): Promise<CryptoKey | null> {
  if (!given || !(crypto as Partial<Crypto>).subtle) return null;
  return crypto.subtle.importKey("raw", bytesOf(given), "AES-GCM", false, ["encrypt", "decrypt"]);
}

export async function seal(key: CryptoKey, text: string, at: number): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(text));
  return { at, iv: textOf(iv), data: textOf(new Uint8Array(data)) };
}

/** Null for what was sealed under another key. */
export async function open(key: CryptoKey, sealed: Sealed): Promise<string | null> {
  try {
    const opened = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytesOf(sealed.iv) }, key, bytesOf(sealed.data));
    return new TextDecoder().decode(opened);
  } catch {
    return null;
  }
}

/** What stands in a store; null for anything that is nothing sealed. */
export function parsed(text: string | null): Sealed | null {
  try {
    const found = JSON.parse(text ?? "null") as Sealed | null;
    return found && typeof found.at === "number" ? found : null;
  } catch {
    return null;
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}

function textOf(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
