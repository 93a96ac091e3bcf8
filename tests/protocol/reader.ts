import type { Message, MessagePage } from "@palique/shared/conversation.ts";
import type { Reply } from "@palique/shared/reply.ts";
import type { TestServer } from "../support/server.ts";

interface Syncs {
  ask(
    event: "conversation:sync",
    input: { conversationId: string; after: number },
  ): Promise<Reply<MessagePage>>;
}

/** Everything this reader may see, page by page from the start. */
export async function readAll(client: Syncs, conversationId: string, after = 0): Promise<Message[]> {
  const messages: Message[] = [];
  for (let last = after; ; ) {
    const reply = await client.ask("conversation:sync", { conversationId, after: last });
    if (!reply.ok) throw new Error(`sync: ${reply.error}`);
    messages.push(...reply.value.messages);
    last = reply.value.last;
    if (!reply.value.more) return messages;
  }
}

export const texts = (messages: readonly Message[]): string[] =>
  messages.filter((message) => message.event === null).map((message) => message.text);

export interface Row {
  seq: number;
  clientId: string;
  kind: string;
  body: string;
  authorKind: string;
}

export function storedMessages(server: TestServer, conversationId: string): Promise<Row[]> {
  return server.database.rows<Row>(
    'select * from "messages" where "conversationId" = ? order by "seq"',
    conversationId,
  );
}

/** 1, 2, 3 … without a hole. */
export const isGapless = (rows: readonly { seq: number }[]): boolean =>
  rows.every((row, index) => Number(row.seq) === index + 1);
