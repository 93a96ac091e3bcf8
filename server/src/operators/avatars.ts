import { createHash } from "node:crypto";

const SIGNATURES: { type: string; matches: (bytes: Buffer) => boolean }[] = [
  {
    type: "image/png",
    matches: (bytes) => bytes.subarray(0, 8).equals(Buffer.from("\x89PNG\r\n\x1a\n", "latin1")),
  },
  { type: "image/jpeg", matches: (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) },
  {
    type: "image/webp",
    matches: (bytes) =>
      bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP",
  },
];

/** As stored: "tag,type,base64". The type comes from the bytes; null when they are no PNG, JPEG or WebP. */
export function packAvatar(bytes: Buffer): string | null {
  const type = SIGNATURES.find((signature) => signature.matches(bytes))?.type;
  if (!type) return null;
  const tag = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  return `${tag},${type},${bytes.toString("base64")}`;
}

export function unpackAvatar(stored: string): { tag: string; type: string; bytes: Buffer } {
  const [tag = "", type = "", base64 = ""] = stored.split(",");
  return { tag, type, bytes: Buffer.from(base64, "base64") };
}
