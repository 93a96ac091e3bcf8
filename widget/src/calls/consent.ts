import type { Base } from "../base/parts.ts";

/** An answer to the good-bye comes this fast, or it is not waited for. */
const GOODBYE_MS = 3_000;

export function agree({ storage, tracker }: Base): void {
  storage.set("consent", "yes");
  tracker.follow();
}

/** The no stays, and nothing else that tracking had kept. Who writes goes on. */
export async function refuse(base: Base): Promise<void> {
  const { storage, tracker, link, core } = base;
  const wasFollowed = tracker.mode !== "off";
  storage.set("consent", "no");
  storage.set("seen", null);
  tracker.follow();
  if (!wasFollowed) return;
  if (base.invited) void base.invite(["invitation:over", { id: base.invited }]);
  await link.ask("visit:forget", {}, GOODBYE_MS);
  // Changed the mind meanwhile.
  if (tracker.mode !== "off") return;
  // The connection was made with what is forgotten now.
  if (storage.get("live") || core?.store.get().open) link.redial(0);
  else link.close();
}
