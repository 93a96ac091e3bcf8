import type { Core } from "../core/parts.ts";
import { localeOf, type Panel } from "../panel/panel.model.ts";
import { LINK_WORDS } from "./words.ts";

/**
 * Somebody came by the link from a mail: this browser gets that conversation. What was secret in the address
 * leaves it at once, before it can be copied or bookmarked.
 */
export async function arrive({ base, host, store, storage, session }: Core, panel: Panel): Promise<void> {
  const [, link] = /^#palique=([\w-]{43})$/.exec(location.hash) ?? [];
  if (!link) return;
  history.replaceState(history.state, "", location.pathname + location.search);
  const token = base.keepToken();
  const reply = await panel.actions.deliver("link:open", { token, link });
  if (!reply.ok) return say(LINK_WORDS[localeOf(panel)], host.root, store);
  storage.set("dismissed", null);
  store.set({ dismissed: 0 });
  session.open(reply.value);
}

/** Above everything else in the panel, until a chat begins. It draws by itself: few ever need it. */
function say(words: string, root: ShadowRoot, store: Core["store"]): void {
  const line = document.createElement("p");
  line.className = "note small banner";
  line.role = "status";
  root.querySelector(".panel")?.prepend(line);
  line.textContent = words;
  store.subscribe(({ chat }) => chat && line.remove());
}
