import type { Reaction } from "@palique/shared/conversation.ts";

export const REACTIONS = ["👍", "❤️", "😄", "🎉", "🙏", "👀"];

export function isBy({ by }: Reaction, operatorId: string): boolean {
  return by.some((one) => one.operatorId === operatorId);
}

/** The reactions once this operator's is put on or taken back, and which of both it is. */
export function toggled(
  reactions: readonly Reaction[],
  emoji: string,
  { id, name }: { id: string; name: string },
): { reactions: Reaction[]; on: boolean } {
  const known = reactions.find((one) => one.emoji === emoji);
  if (!known) return { reactions: [...reactions, { emoji, by: [{ operatorId: id, name }] }], on: true };
  const on = !isBy(known, id);
  const others = known.by.filter((one) => one.operatorId !== id);
  const by = on ? [...others, { operatorId: id, name }] : others;
  const changed = reactions.map((one) => (one === known ? { ...one, by } : one));
  return { reactions: changed.filter((one) => one.by.length > 0), on };
}
