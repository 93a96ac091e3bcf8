import type { Upload } from "@palique/shared/files.ts";
import type { Reply } from "@palique/shared/reply.ts";
import type { UploadLine } from "@palique/shared/uploading.ts";
import { sessionEnded } from "../session.model.ts";

/** A piece that takes longer than this is lost: the line is dead, or far too slow for its size. */
const PIECE_TIMEOUT_MS = 60_000;

/** Uploads with the operator's session. */
export const line: UploadLine = {
  async ask(method, path, body, offset) {
    const isBytes = body instanceof Blob;
    try {
      const response = await fetch(`/api/v1${path}`, {
        method,
        headers: {
          "Content-Type": isBytes ? "application/offset+octet-stream" : "application/json",
          ...(offset !== undefined && { "Upload-Offset": String(offset) }),
        },
        body: isBytes ? body : JSON.stringify(body),
        signal: AbortSignal.timeout(PIECE_TIMEOUT_MS),
      });
      const reply: Reply<Upload> = await response.json();
      if (!reply.ok && reply.error === "not-signed-in") sessionEnded();
      return reply;
    } catch {
      return null;
    }
  },
  now: () => performance.now(),
  wait: (ms) =>
    new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        removeEventListener("online", done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      addEventListener("online", done);
    }),
};

/** Gives an upload up on the server; it would also be forgotten there by itself. */
export function forgetUpload(id: string): void {
  fetch(`/api/v1/uploads/${id}`, {
    method: "DELETE",
    headers: { "Content-Type": "application/json" },
    keepalive: true,
  }).catch(() => undefined);
}
