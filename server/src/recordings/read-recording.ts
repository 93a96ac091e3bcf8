import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { findOwn } from "../conversations/find-own.ts";
import { AppError } from "../errors.ts";
import { readParts } from "./recording-bytes.ts";
import { findRecording, type Recording } from "./recordings.store.ts";

/** One of a conversation that the operator may see. */
export async function findRecordingToSee(app: App, actor: OperatorActor, id: string): Promise<Recording> {
  const recording = await findRecording(app.db, id);
  if (!recording) throw new AppError("not-found");
  await findOwn(app, actor, recording.conversationId);
  return recording;
}

/** Its bytes as recording-format.ts has them; of one that goes on, as far as it is. */
export async function readRecordingFile(
  app: App,
  actor: OperatorActor,
  id: string,
): Promise<AsyncIterable<Uint8Array>> {
  const { place } = await findRecordingToSee(app, actor, id);
  return readParts(app, place);
}
