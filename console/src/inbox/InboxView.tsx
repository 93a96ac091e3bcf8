import { MessagesSquare } from "lucide";
import { ConversationPane } from "../conversation/ConversationPane.tsx";
import { openId } from "../conversation/conversation.model.ts";
import { shownBesideId } from "../conversation/focus.model.ts";
import { closeBeside } from "../layout/beside.model.ts";
import { inboxPath, type InboxView as View } from "../routes.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { InboxList } from "./InboxList.tsx";
import { Panes } from "./Panes.tsx";
import { t } from "./texts.ts";

export function InboxView({ view }: { view: View }) {
  const id = openId.value;
  const besideId = shownBesideId.value;
  return (
    <Panes
      title={t("title")}
      list={<InboxList view={view} />}
      conversation={id && <ConversationPane key={id} id={id} back={inboxPath(view)} />}
      beside={
        besideId && (
          <ConversationPane key={besideId} id={besideId} back={inboxPath(view)} close={closeBeside} />
        )
      }
      nothing={
        <EmptyState icon={MessagesSquare} title={t("pick")}>
          {t("pickText", { keys: "Alt + ↑ ↓" })}
        </EmptyState>
      }
    />
  );
}
