import type { ConversationSummary } from "@palique/shared/operator.ts";
import { Ear, PenLine } from "lucide";
import { operatorName, operators } from "../inbox/inbox.model.ts";
import { me } from "../session.model.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Icon } from "../ui/Icon.tsx";
import { viewersOf, writersIn } from "./presence.model.ts";
import { t } from "./texts.ts";
import "./control.css";

const MOST_FACES = 4;

/** Colleagues who have the conversation on the screen now. */
export function ViewersView({ row }: { row: ConversationSummary }) {
  const others = viewersOf(row.id).filter(({ operatorId }) => operatorId !== me.value?.id);
  if (others.length === 0) return null;
  const nameOf = ({ operatorId, listening }: (typeof others)[number]) => {
    const name = operatorName(operatorId) || t("colleague");
    return listening ? t("listens", { name }) : name;
  };
  const names = t("here", { names: others.map(nameOf).join(", ") });
  return (
    <span class="viewers" title={names}>
      <span class="visually-hidden">{names}</span>
      {others.slice(0, MOST_FACES).map((one) => (
        <Avatar
          key={one.operatorId}
          id={one.operatorId}
          name={operatorName(one.operatorId) || t("colleague")}
          src={operators.value.get(one.operatorId)?.avatar ?? null}
          size="s"
          mark={one.listening ? <Icon icon={Ear} size={10} /> : undefined}
        />
      ))}
      {others.length > MOST_FACES && <span class="viewers-more">+{others.length - MOST_FACES}</span>}
    </span>
  );
}

/** Colleagues who are writing: to the visitor, or a note. It keeps its place, so that nothing jumps. */
export function WritersLine({ row }: { row: ConversationSummary }) {
  const writers = writersIn(row.id).filter(({ operatorId }) => operatorId !== me.value?.id);
  return (
    <p class="writers" role="status">
      {writers.length > 0 && (
        <>
          <Icon icon={PenLine} size={12} />
          {writers
            .map(({ operatorId, note }) =>
              t(note ? "writesNote" : "writes", { name: operatorName(operatorId) || t("colleague") }),
            )
            .join(" · ")}
        </>
      )}
    </p>
  );
}
