import type { OutboxEntry } from "./outbox.ts";

/** One key for each message, so that two tabs never overwrite what the other keeps. */
export function outboxStorage(operatorId: string, storage: () => Storage) {
  const prefix = `palique.outbox.${operatorId}.`;
  const quietly = <T>(run: () => T, otherwise: T): T => {
    try {
      return run();
    } catch {
      // Blocked or full: the message is still sent from memory.
      return otherwise;
    }
  };
  return {
    keep: (entry: OutboxEntry) =>
      quietly(() => storage().setItem(prefix + entry.clientId, JSON.stringify(entry)), undefined),
    forget: (clientId: string) => quietly(() => storage().removeItem(prefix + clientId), undefined),
    all: () =>
      quietly(
        () =>
          Object.keys(storage())
            .filter((key) => key.startsWith(prefix))
            .flatMap((key) => parsed(storage().getItem(key))),
        [],
      ),
  };
}

function parsed(text: string | null): OutboxEntry[] {
  try {
    const entry: OutboxEntry | null = JSON.parse(text ?? "null");
    const isWhole = entry?.clientId && entry.conversationId && typeof entry.text === "string";
    // Kept before there were notes: a message.
    return isWhole ? [{ ...entry, mentionIds: entry.mentionIds ?? null }] : [];
  } catch {
    return [];
  }
}
