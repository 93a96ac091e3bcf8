import type { ChatView } from "@palique/shared/visitor.ts";
import type { State } from "../core/state.ts";

/** The chat to show: the latest one, unless it is over and was put away. */
export function shownChat(state: State): ChatView | null {
  const { chat } = state;
  return chat?.state === "ended" && chat.number === state.dismissed ? null : chat;
}
