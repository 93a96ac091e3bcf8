import type { ConversationList, ListConversations } from "@palique/shared/operator.ts";
import type { z } from "zod";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { listPage, type Scope } from "./summaries.store.ts";

const PAGE = 50;

/** What this operator may see, for queries. */
export function scopeOf(actor: OperatorActor): Scope {
  return { operatorId: actor.id, departmentIds: actor.role === "agent" ? actor.departmentIds : null };
}

/** Conversations of all times, newest first, a page at a time. */
export async function listConversations(
  app: App,
  actor: OperatorActor,
  { view, status, cursor }: z.output<typeof ListConversations>,
): Promise<ConversationList> {
  const filter = { tickets: view === "tickets", status, before: cursor };
  const rows = await listPage(app.db, scopeOf(actor), filter, PAGE + 1);
  const conversations = rows.slice(0, PAGE);
  return { conversations, next: rows.length > PAGE ? (conversations.at(-1)?.id ?? null) : null };
}
