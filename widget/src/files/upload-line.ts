import type { Upload } from "@palique/shared/files.ts";
import type { Reply } from "@palique/shared/reply.ts";
import type { UploadLine } from "@palique/shared/uploading.ts";
import type { Panel } from "../panel/panel.model.ts";

/** A piece that takes longer than this is lost: the line is dead, or far too slow for its size. */
const PIECE_TIMEOUT_MS = 60_000;

/** Where uploads go, and whose they are. */
interface Uploading {
  host: Pick<Panel["host"], "origin" | "key">;
  actions: Pick<Panel["actions"], "token">;
}

/** One request about this visitor's uploads; null: no answer. */
export async function askUploads(
  { host, actions }: Uploading,
  method: string,
  path: string,
  body?: object,
  offset?: number,
  gone?: AbortSignal,
): Promise<Reply<Upload> | null> {
  const isBytes = body instanceof Blob;
  const stop = new AbortController();
  const end = () => stop.abort();
  const timer = setTimeout(end, PIECE_TIMEOUT_MS);
  gone?.addEventListener("abort", end, { signal: stop.signal });
  try {
    const response = await fetch(`${host.origin}/api/v1/widget/${host.key}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${actions.token()}`,
        "Content-Type": isBytes ? "application/offset+octet-stream" : "application/json",
        ...(offset !== undefined && { "Upload-Offset": `${offset}` }),
      },
      body: isBytes ? body : body ? JSON.stringify(body) : null,
      // The address of the page is nobody's business here; its origin is told by the browser.
      referrerPolicy: "origin",
      signal: stop.signal,
    });
    return await response.json();
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    end();
  }
}

/** The line of one upload: once given up, nothing is sent or waited for any more. */
export function createLine(uploading: Uploading, gone: AbortSignal): UploadLine {
  return {
    ask: (method, path, body, offset) => askUploads(uploading, method, path, body, offset, gone),
    now: () => performance.now(),
    wait: (ms) =>
      new Promise((resolve) => {
        const done = new AbortController();
        const { signal } = done;
        const go = () => {
          done.abort();
          clearTimeout(timer);
          resolve();
        };
        const timer = setTimeout(go, ms);
        addEventListener("online", go, { signal });
        gone.addEventListener("abort", go, { signal });
        if (gone.aborted) go();
      }),
  };
}
