import type { FileCard } from "@palique/shared/conversation.ts";

/** What bytes are, whatever their name says. */
export interface Recognised {
  /** Safe to send: nothing a browser runs. */
  type: string;
  kind: FileCard["kind"];
  /** The ending such files have; null: any. */
  ending: string | null;
}

type Test = (head: Buffer, text: string) => boolean;
const starts =
  (...patterns: string[]): Test =>
  (_head, text) =>
    patterns.some((pattern) => text.startsWith(pattern));
const riff =
  (form: string): Test =>
  (_head, text) =>
    text.startsWith("RIFF") && text.slice(8, 12) === form;
const brand =
  (pattern: RegExp): Test =>
  (_head, text) =>
    text.slice(4, 8) === "ftyp" && pattern.test(text.slice(8, 12));

/** ELF, Windows, Mach-O in its orders, Java, scripts, Windows links and installers. */
const RUNS: Test[] = [
  (_head, text) => text.startsWith("MZ") && text.slice(0, 128).includes("\0"),
  (_head, text) => /^#! ?\//.test(text),
  starts("\x7fELF", "\xca\xfe\xba\xbe", "\xfe\xed\xfa", "L\0\0\0\x01\x14\x02\0", "!<arch>\ndebian"),
  (head) => [0xfeedfacf, 0xfeedface].includes(head.length < 4 ? 0 : head.readUInt32LE(0)),
];

const IMAGES: [Test, string, string][] = [
  [starts("\x89PNG\r\n\x1a\n"), "image/png", "png"],
  [starts("\xff\xd8\xff"), "image/jpeg", "jpg"],
  [starts("GIF87a", "GIF89a"), "image/gif", "gif"],
  [riff("WEBP"), "image/webp", "webp"],
  [brand(/^avi[fs]/), "image/avif", "avif"],
];

const PLAYED: [Test, "audio" | "video", string, string][] = [
  [brand(/^M4A /), "audio", "audio/mp4", "m4a"],
  [riff("WAVE"), "audio", "audio/wav", "wav"],
  [starts("fLaC"), "audio", "audio/flac", "flac"],
  [starts("ID3"), "audio", "audio/mpeg", "mp3"],
  [(head) => head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2, "audio", "audio/mpeg", "mp3"],
  [(head) => head[0] === 0xff && ((head[1] ?? 0) & 0xf6) === 0xf0, "audio", "audio/aac", "aac"],
];

const FILES: [Test, string, string | null][] = [
  [starts("%PDF-"), "application/pdf", "pdf"],
  [starts("PK\x03\x04", "PK\x05\x06"), "application/zip", null],
  [starts("\xd0\xcf\x11\xe0"), "application/x-ole-storage", null],
  [starts("\x1f\x8b"), "application/gzip", null],
];

/** How much of the beginning it takes to tell. */
export const HEAD_BYTES = 65_536;

/** By the first bytes; null: a program, whatever its name. */
export function recognise(head: Buffer): Recognised | null {
  const text = head.toString("latin1");
  const is = ([test]: readonly [Test, ...unknown[]]) => test(head, text);
  if (RUNS.some((test) => test(head, text))) return null;
  const image = IMAGES.find(is);
  if (image) return { type: image[1], kind: "image", ending: image[2] };
  const played = PLAYED.find(is);
  if (played) return { kind: played[1], type: played[2], ending: played[3] };
  const container = recogniseContainer(text);
  if (container) return container;
  const file = FILES.find(is);
  if (file) return { type: file[1], kind: "file", ending: file[2] };
  return { type: isText(head) ? "text/plain" : "application/octet-stream", kind: "file", ending: null };
}

/** Boxes that hold pictures, sound or both: what is in them is said near the beginning. */
function recogniseContainer(text: string): Recognised | null {
  if (text.startsWith("\x1aE\xdf\xa3")) {
    const kind = /V_(VP|AV1|MPEG)/.test(text) ? "video" : "audio";
    if (!text.slice(0, 64).includes("webm"))
      return { kind: "file", type: "application/octet-stream", ending: null };
    return { kind, type: `${kind}/webm`, ending: "webm" };
  }
  if (text.startsWith("OggS")) {
    const kind = text.includes("theora") ? "video" : "audio";
    return { kind, type: `${kind}/ogg`, ending: kind === "video" ? "ogv" : "ogg" };
  }
  if (brand(/^qt /)(Buffer.alloc(0), text)) return { kind: "video", type: "video/quicktime", ending: "mov" };
  if (brand(/^(isom|iso\d|mp4\d|avc1|MSNV|dash|M4V |3gp\d|f4v )/)(Buffer.alloc(0), text)) {
    // A recorder's: only sound is announced in it, and it is all announced at once.
    const isSound = text.includes("soun") && !text.includes("vide");
    return isSound
      ? { kind: "audio", type: "audio/mp4", ending: "m4a" }
      : { kind: "video", type: "video/mp4", ending: "mp4" };
  }
  return null;
}

function isText(head: Buffer): boolean {
  // The end of the head may cut a character in two.
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    return !/(?![\t\n\f\r])\p{Cc}/u.test(decoder.decode(head, { stream: true }));
  } catch {
    return false;
  }
}
