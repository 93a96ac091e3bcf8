import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { ShareKind } from "@palique/shared/share-names.ts";
import { Camera, MonitorUp, Phone, ScreenShare, Video } from "lucide";
import { Icon } from "../ui/Icon.tsx";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import { askablesIn, whyNot } from "./askable.ts";
import { kindText } from "./share-text.ts";
import { askFor, watch } from "./sharing.model.ts";
import { t } from "./texts.ts";
import "../handover/handover.css";
import "./sharing.css";

const ICONS = { cobrowse: ScreenShare, screen: MonitorUp, call: Phone, capture: Camera };

/** In the head of a conversation: what its visitor can be asked for. */
export function AskMenu({ row }: { row: ConversationSummary }) {
  const all = askablesIn(row);
  if (all.length === 0) return null;
  const items = all.map(({ kind, media, share }): MenuItem => {
    const icon = media === "video" ? Video : ICONS[kind];
    if (kind === "cobrowse" && share?.state === "active") {
      return { label: t("look"), icon, why: whyNot(row, kind), onChoose: () => watch(share) };
    }
    const label = kindText(kind, media);
    const onChoose = () => void askFor(row.id, kind, media);
    return { label, icon, why: whyNot(row, kind), onChoose };
  });
  return (
    <Menu
      label={t("ask")}
      trigger={
        <>
          <Icon icon={ScreenShare} size={16} />
          <span class="head-button-text">{t("ask")}</span>
        </>
      }
      triggerClass="button button-secondary button-m head-button"
      items={items}
    />
  );
}

export function iconOf(kind: ShareKind) {
  return ICONS[kind];
}
