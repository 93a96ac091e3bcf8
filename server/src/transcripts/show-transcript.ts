import type { Locale } from "@palique/shared/locale.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { findOwn } from "../conversations/find-own.ts";
import { findVisitor } from "../visitors/visitors.store.ts";
import { findLinked } from "./link-transcript.ts";
import { readTranscript, type Told } from "./read-transcript.ts";

/** Who asks: somebody signed in, or whoever has an address that was made for the visitor. */
type Asker = OperatorActor | { until: string; sign: string };

interface Input {
  id: string;
  locale: Locale;
  timeZone: string | null;
  /** Only operators get them. */
  notes: boolean;
}

/** The conversation to be read elsewhere. `email` is the visitor's, for operators. */
export async function showTranscript(
  app: App,
  asker: Asker,
  { id, notes, ...reader }: Input,
): Promise<{ told: Told; email: string | null }> {
  if (!("role" in asker)) {
    // Whoever has the address can ask as often as they like.
    await app.rates.consume("transcriptPerPerson", id);
    return { told: await readTranscript(app, await findLinked(app, id, asker), reader, false), email: null };
  }
  await app.rates.consume("transcriptPerPerson", asker.id);
  const conversation = await findOwn(app, asker, id);
  const visitor = await findVisitor(app.db, conversation.visitorId);
  return { told: await readTranscript(app, conversation, reader, notes), email: visitor?.email || null };
}
