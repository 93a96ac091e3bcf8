import type { Crowd } from "./crowd.ts";
import type { Seen } from "./entry.ts";
import { conversationFor, type Scope } from "./scope.ts";

/** By the id of the visitor or of their conversation. Of several browsers with the same one, one that is still there. */
export function findOpen(crowd: Crowd, scope: Scope, id: string): Seen | undefined {
  const named = crowd.find(id);
  if (named) return named.seen;
  let left: Seen | undefined;
  for (const seen of crowd.all()) {
    if (conversationFor(scope, seen)?.id !== id) continue;
    if (seen.state !== "left") return seen;
    left = seen;
  }
  return left;
}
