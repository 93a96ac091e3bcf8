import { plainText } from "@palique/shared/markdown.ts";
import { Reply, X } from "lucide";
import { t as tLog } from "../conversation/texts.ts";
import { me } from "../session.model.ts";
import { IconButton } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { answeredIn, setAnswered } from "./replying.model.ts";
import { t } from "./texts.ts";
import "./messages.css";

interface ReplyBarProps {
  conversationId: string;
  box: "reply" | "note";
  onDrop: () => void;
}

/** Over the box: which message is being answered. */
export function ReplyBar({ conversationId, box, onDrop }: ReplyBarProps) {
  const quote = answeredIn(conversationId, box);
  if (!quote) return null;
  const isSelf = quote.authorName === me.value?.name;
  const name = quote.authorName || tLog("visitor");
  return (
    <div class="reply-bar" role="status">
      <Icon icon={Reply} size={14} />
      <p>
        <strong class="ellipsis">{isSelf ? t("replyToSelf") : t("replyTo", { name })}</strong>
        <span class="ellipsis" dir="auto">
          {plainText(quote.text) || "…"}
        </span>
      </p>
      <IconButton
        icon={X}
        size="s"
        label={t("noReply")}
        onClick={() => {
          setAnswered(conversationId, box, null);
          onDrop();
        }}
      />
    </div>
  );
}
