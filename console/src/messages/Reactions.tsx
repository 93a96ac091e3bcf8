import type { Reaction } from "@palique/shared/conversation.ts";
import { t as tLog } from "../conversation/texts.ts";
import { me } from "../session.model.ts";
import { react, type Target } from "./acting.model.ts";
import { isBy } from "./reactions.ts";
import { t } from "./texts.ts";

interface ReactionsProps {
  target: Target;
  reactions: readonly Reaction[];
  visitorName: string;
}

export function Reactions({ target, reactions, visitorName }: ReactionsProps) {
  const self = me.value?.id ?? "";
  const nameOf = ({ operatorId, name }: Reaction["by"][number]) =>
    operatorId === self ? tLog("you") : name || visitorName || tLog("visitor");
  return (
    <div class="reactions">
      {reactions.map((reaction) => {
        const { emoji, by } = reaction;
        const names = by.map(nameOf).join(", ");
        return (
          <button
            key={emoji}
            type="button"
            class="reaction"
            aria-pressed={isBy(reaction, self)}
            aria-label={t("reacted", { emoji, names })}
            title={names}
            onClick={() => react(target, emoji)}
          >
            <span>{emoji}</span>
            {by.length > 1 && <span class="digits">{by.length}</span>}
          </button>
        );
      })}
    </div>
  );
}
