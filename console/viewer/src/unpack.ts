import { UNPACKED_MAX_BYTES } from "@palique/shared/limits.ts";

/** The events of a batch, not looked at yet; null when it cannot be read, or is larger than any page. */
export async function unpack(bytes: ArrayBuffer, packed: boolean): Promise<unknown[] | null> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(packed ? await inflate(bytes) : bytes);
    const events: unknown = JSON.parse(text);
    return Array.isArray(events) ? events : null;
  } catch {
    return null;
  }
}

/** Stops as soon as there is too much: a few kilobytes can say gigabytes. */
async function inflate(bytes: ArrayBuffer): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > UNPACKED_MAX_BYTES) {
      await reader.cancel();
      throw new RangeError("too large");
    }
    pieces.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}
