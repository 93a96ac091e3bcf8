import { sendFile } from "@palique/shared/uploading.ts";
import { createLine } from "../files/upload-line.ts";
import type { OpenSharePart, Shared } from "../share/parts.ts";
import { pictureOf } from "./picture.ts";

const RETRY_MS = 2_000;
const TRIES = 30;

/** The picture an operator asked for and the visitor allowed: taken, uploaded, and sent as a message of theirs. */
export const open: OpenSharePart = (shared) => {
  const stopped = new AbortController();
  const { signal } = stopped;
  send(shared, signal).then(
    (sent) => signal.aborted || shared.end(sent ? "done" : "failed"),
    () => signal.aborted || shared.end("failed"),
  );
  return { stop: () => stopped.abort() };
};

async function send(shared: Shared, signal: AbortSignal): Promise<boolean> {
  const { base } = shared;
  const { id, conversationId, rules } = shared.share();
  const file = await pictureOf(base.host, rules);
  // Named by what was allowed: whatever breaks in between, one picture arrives.
  const clientId = `capture-${id}`;
  const { name, size } = file;
  const line = createLine({ host: base.host, actions: { token: base.keepToken } }, signal);
  const input = { clientId, conversationId, name, size, voiceMs: null };
  const upload = await sendFile(line, input, file, () => !signal.aborted);
  if (!upload.ok) return false;
  const message = { clientId, conversationId, text: "", fileIds: [upload.value.id] };
  for (let tries = 0; tries < TRIES && !signal.aborted; tries++) {
    const reply = await base.link.ask("message:send", message);
    if (reply?.ok) {
      // The answer takes the place of what other tabs are told.
      base.core?.session.receiveMessage(reply.value);
      return true;
    }
    if (reply && !reply.retryAfterMs) return false;
    await new Promise((resolve) => setTimeout(resolve, reply?.retryAfterMs ?? RETRY_MS));
  }
  return false;
}
