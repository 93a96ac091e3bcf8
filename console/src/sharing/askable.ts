import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { ShareKind } from "@palique/shared/share-names.ts";
import type { ShareView } from "@palique/shared/sharing.ts";
import { sites, viewer } from "../inbox/inbox.model.ts";
import { me } from "../session.model.ts";
import { type Askable, offered } from "./offer.ts";
import { ofKind } from "./shares.ts";
import { sharesIn } from "./sharing.model.ts";
import { t } from "./texts.ts";

export function offerOf({ siteId }: Pick<ConversationSummary, "siteId">) {
  return sites.value.find(({ id }) => id === siteId)?.sharing;
}

/** What can be asked for in a chat that runs, with what is open of the kind. */
export function askablesIn(row: ConversationSummary): (Askable & { share: ShareView | undefined })[] {
  const offer = offerOf(row);
  if (row.chat?.state !== "active" || !offer) return [];
  const open = sharesIn(row.id);
  return offered(offer).map((one) => ({ ...one, share: ofKind(open, one.kind) }));
}

/** Whether this operator is in the chat: in charge of it, or as a helper. */
export function mayAsk({ chat, helpers }: ConversationSummary): boolean {
  const self = me.value?.id;
  const isHelper = helpers.some((one) => one.operatorId === self && one.joined);
  return chat?.state === "active" && (chat.operatorId === self || isHelper);
}

/** Why this cannot be asked for now; undefined: it can. Whoever sees the conversation may watch what is shared. */
export function whyNot(row: ConversationSummary, kind: ShareKind): string | undefined {
  if (kind === "cobrowse" && viewer.value === null) return t("noViewer");
  const share = ofKind(sharesIn(row.id), kind);
  if (share?.state === "asked") return t("isAsked");
  if (share) return kind === "cobrowse" ? undefined : t("isOpen");
  return mayAsk(row) ? undefined : t("notYours");
}
