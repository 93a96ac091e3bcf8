import type { LiveConversation } from "@palique/shared/live-visitors.ts";
import type { OperatorActor } from "../actors.ts";
import type { Site } from "../sites/sites.store.ts";
import type { Seen } from "./entry.ts";
import { maySeeSite } from "./may-see-site.ts";

/** What an operator may see of who is on the sites. */
export interface Scope {
  /** By id: whether everybody on the site is seen, or only who opened the panel. */
  sites: ReadonlyMap<string, boolean>;
  /** Whose conversations; null: all. */
  departmentIds: readonly string[] | null;
  /** Operators with the same see the same. */
  key: string;
}

export function scopeOf(
  actor: Pick<OperatorActor, "role" | "departmentIds">,
  sites: readonly Pick<Site, "id" | "departmentIds" | "tracking">[],
): Scope {
  const seen = sites.filter((site) => maySeeSite(actor, site));
  const departmentIds = actor.role === "agent" ? [...actor.departmentIds].sort() : null;
  const tracked = seen.map((site): [string, boolean] => [site.id, site.tracking !== "off"]);
  return { sites: new Map(tracked), departmentIds, key: JSON.stringify([tracked, departmentIds]) };
}

export function maySee({ sites }: Scope, seen: Seen, now: number): boolean {
  const isTracked = sites.get(seen.siteId);
  return isTracked !== undefined && (isTracked || seen.hasPanel) && seen.blockedUntil <= now;
}

/** The visitor's conversation, as far as it is theirs to see. */
export function conversationFor({ departmentIds }: Scope, seen: Seen): LiveConversation | null {
  if (departmentIds === null || seen.conversation === null) return seen.conversation;
  return seen.departmentId !== null && departmentIds.includes(seen.departmentId) ? seen.conversation : null;
}

export function isInChat(conversation: LiveConversation | null): boolean {
  return conversation !== null && conversation.state !== "ended";
}
