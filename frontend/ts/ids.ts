/** An id born here: UUIDv7, sorted by time, so that the same record sent twice is known to be the same. */
export function newId(now: number = Date.now(), random: Uint8Array = crypto.getRandomValues(new Uint8Array(16))): string {
  const bytes = Uint8Array.from(random);
  for (let at = 5, rest = now; at >= 0; at--, rest = Math.floor(rest / 256)) bytes[at] = rest % 256;
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Every form that makes a record gets an id of this page instead of the one drawn by the server. */
export function giveIds(root: ParentNode): void {
  for (const field of root.querySelectorAll<HTMLInputElement>("input[data-new-id]")) {
    if (!field.dataset["given"]) {
      field.value = newId();
      field.dataset["given"] = "yes";
    }
  }
}
