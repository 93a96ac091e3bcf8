import type { FileCard } from "./conversation.ts";
import type { CreateUpload, Upload } from "./files.ts";
import type { Failure, Reply } from "./reply.ts";

/** How one side reaches the server; tests bring a line of their own. */
export interface UploadLine {
  /** null: no answer. */
  ask(method: "POST" | "PATCH", path: string, body: object, offset?: number): Promise<Reply<Upload> | null>;
  now(): number;
  /** Resolves after this many ms, or once the line seems to be there again. */
  wait(ms: number): Promise<void>;
}

const FIRST_PIECE = 131_072;
const LEAST_PIECE = 16_384;
const MOST_PIECE = 1_048_576;
/** A piece should take about this long: then little is lost when the line breaks, and progress is seen. */
const QUICK_MS = 700;
const SLOW_MS = 4_000;
const LONGEST_WAIT_MS = 15_000;
/** A pause that the server asks for and that is worth waiting for. */
const PATIENCE_MS = 120_000;
/** Answers in a row that lead nowhere, before it is given up. */
const MOST_SETBACKS = 8;

/** A Blob, as far as it matters here: neither the browser's types nor Node's are known to this package. */
interface Sliceable {
  slice(from: number, to: number): object;
}

/**
 * Sends a file piece by piece until the server has made a card of it, over any number of broken connections.
 * `goesOn` hears how many bytes have arrived; its false gives up. Pure but for the line.
 */
export async function sendFile(
  line: UploadLine,
  input: CreateUpload,
  bytes: Sliceable,
  goesOn: (received: number) => boolean,
): Promise<Reply<FileCard>> {
  let upload: Upload | null = null;
  let piece = FIRST_PIECE;
  let silent = 0;
  let setbacks = 0;
  for (;;) {
    if (!goesOn(upload?.received ?? 0)) return { ok: false, error: "expired" };
    const startedAt = line.now();
    const reply: Reply<Upload> | null = await nextStep(line, upload, input, bytes, piece);
    if (!reply) {
      // Whatever was under way: ask where the server stands, which is what beginning again does.
      upload = null;
      piece = Math.max(LEAST_PIECE, piece / 4);
      await line.wait(Math.min(LONGEST_WAIT_MS, 500 * 2 ** silent++));
      continue;
    }
    silent = 0;
    if (reply.ok) {
      if (reply.value.file) return { ok: true, value: reply.value.file };
      if (upload && reply.value.received > upload.received) setbacks = 0;
      upload = reply.value;
      const took = line.now() - startedAt;
      if (took < QUICK_MS) piece = Math.min(MOST_PIECE, piece * 2);
      else if (took > SLOW_MS) piece = Math.max(LEAST_PIECE, piece / 2);
      continue;
    }
    const pause = pauseAfter(reply);
    if (pause === null || ++setbacks > MOST_SETBACKS) return reply;
    if (reply.error === "conflict") upload = null;
    await line.wait(pause);
  }
}

function nextStep(
  line: UploadLine,
  upload: Upload | null,
  input: CreateUpload,
  bytes: Sliceable,
  piece: number,
): Promise<Reply<Upload> | null> {
  if (!upload) return line.ask("POST", "/uploads", input);
  const { id, received, size } = upload;
  if (received >= size) return line.ask("POST", `/uploads/${id}/finish`, {});
  return line.ask("PATCH", `/uploads/${id}`, bytes.slice(received, received + piece), received);
}

/** How long until it makes sense to go on; null: never. */
function pauseAfter({ error, retryAfterMs = 1_000 }: Failure): number | null {
  if (error === "conflict") return 200;
  const passes = error === "unavailable" || error === "internal" || error === "rate-limited";
  return passes && retryAfterMs < PATIENCE_MS ? retryAfterMs : null;
}
