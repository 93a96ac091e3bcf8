import { EllipsisVertical, Reply } from "lucide";
import type { LogText } from "../conversation/entries.ts";
import { IconButton } from "../ui/Button.tsx";
import { moveFocus } from "../ui/roving.ts";
import { acting, type Target } from "./acting.model.ts";
import { startReply } from "./start-reply.ts";
import { t } from "./texts.ts";

interface ToolsProps {
  target: Target;
  said: LogText;
  isNote: boolean;
  /** Something is being done with it. */
  isOpen: boolean;
}

/** Beside a message under the pointer: answer it, or see what else can be done. One stop of the tab key for all. */
export function MessageTools({ target, said, isNote, isOpen }: ToolsProps) {
  const { conversationId, seq } = target;
  return (
    <span class="said-tools">
      <IconButton
        class="said-reply"
        size="s"
        icon={Reply}
        label={t("reply")}
        tabIndex={-1}
        onClick={() => startReply(target, said, isNote)}
      />
      <IconButton
        class="said-more"
        size="s"
        icon={EllipsisVertical}
        label={t("actions")}
        tabIndex={said.isNewest ? 0 : -1}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => {
          acting.value = { conversationId, seq, what: "menu" };
        }}
        onKeyDown={(event) => {
          const step = { ArrowUp: "previous", ArrowDown: "next" } as const;
          const log = event.currentTarget.closest<HTMLElement>("[role=log]");
          if (!log || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
          event.preventDefault();
          moveFocus(log, ".said-more", step[event.key]);
        }}
      />
    </span>
  );
}
