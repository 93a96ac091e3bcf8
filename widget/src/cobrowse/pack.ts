/** Smaller ones do not get smaller enough for the time it takes. */
const PACKED_FROM = 16_000;

/** As it travels: UTF-8, deflated (RFC 1951) where it is large and the browser can, which happens off the main thread. */
export async function pack(text: string): Promise<{ packed: boolean; bytes: Uint8Array<ArrayBuffer> }> {
  const bytes = new TextEncoder().encode(text);
  if (bytes.byteLength < PACKED_FROM) return { packed: false, bytes };
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    return { packed: true, bytes: new Uint8Array(await new Response(stream).arrayBuffer()) };
  } catch {
    return { packed: false, bytes };
  }
}
