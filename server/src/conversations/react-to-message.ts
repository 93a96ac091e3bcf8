import type { Message, Reaction } from "@palique/shared/conversation.ts";
import type { ReactToMessage } from "@palique/shared/message-input.ts";
import type { Actor } from "../actors.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { changeMessage, onMessage } from "./change-message.ts";

/** Different emoji on one message. */
const MOST = 12;

/** Puts a reaction on a message or takes it back. Fails with "at-capacity" where there are too many kinds. */
export async function reactToMessage(app: App, actor: Actor, input: ReactToMessage): Promise<Message | null> {
  return onMessage(app, actor, input, async (changing) => {
    const { conversation, message, extra } = changing;
    const person =
      actor.kind === "operator"
        ? { operatorId: actor.id, name: actor.name }
        : { operatorId: null, name: conversation.contactName };
    const before = extra.reactions ?? [];
    const after = toggled(before, input, person);
    if (after === before) return null;
    if (after.length > MOST) throw new AppError("at-capacity");
    const { reactions: _, ...rest } = extra;
    const reactions = after.length > 0 ? { reactions: after } : {};
    return changeMessage(changing, { text: message.body, extra: { ...rest, ...reactions } });
  });
}

/** The same list where it already is as asked. */
function toggled(
  reactions: Reaction[],
  { emoji, on }: Pick<ReactToMessage, "emoji" | "on">,
  person: Reaction["by"][number],
): Reaction[] {
  const isTheirs = (one: Reaction["by"][number]) => one.operatorId === person.operatorId;
  const known = reactions.find((reaction) => reaction.emoji === emoji);
  if ((known?.by.some(isTheirs) ?? false) === on) return reactions;
  if (!known) return [...reactions, { emoji, by: [person] }];
  const by = on ? [...known.by, person] : known.by.filter((one) => !isTheirs(one));
  return reactions.flatMap((one) => (one !== known ? [one] : by.length > 0 ? [{ emoji, by }] : []));
}
