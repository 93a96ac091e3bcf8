import type { Panel } from "../panel/panel.model.ts";
import { createDraftSender } from "./drafts.ts";

/** Shows operators what is in the box, where the site wants that; of several tabs the one in front does. */
export function previewDrafts({ core, host, store }: Panel): void {
  if (!host.config?.typingPreview) return;
  const preview = createDraftSender((text) => {
    const { chat, link } = store.get();
    if (!chat || chat.state === "ended" || link !== "up") return;
    core.link.tell("draft", { conversationId: chat.conversationId, text });
  });
  store.subscribe((now, before) => {
    if (now.draft !== before.draft && !document.hidden) preview(now.draft);
    if (now.link === "up" && before.link !== "up") preview.again();
  });
}
