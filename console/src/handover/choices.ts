import type { OperatorPresence, OperatorStatus } from "@palique/shared/operator.ts";
import { fits } from "../text/fold.ts";

/** Somebody, or a department, a chat can go to. */
export type Choice =
  | {
      kind: "operator";
      id: string;
      name: string;
      avatar: string | null;
      /** As it is: who has no console open is offline, whatever they chose. */
      status: OperatorStatus;
      free: number;
      capacity: number;
      departmentIds: readonly string[];
    }
  | { kind: "department"; id: string; name: string; online: number };

interface Floor {
  operators: Iterable<OperatorPresence>;
  departments: readonly { id: string; name: string; memberIds: readonly string[] }[];
}

/** Who could get a chat: who can answer now first, colleagues of its department before others. */
export function choicesFor(
  { operators, departments }: Floor,
  { departmentId, without }: { departmentId: string; without: readonly (string | null)[] },
): Choice[] {
  const present = [...operators];
  const people = present
    .filter(({ id }) => !without.includes(id))
    .map((one) => ({
      kind: "operator" as const,
      id: one.id,
      name: one.name,
      avatar: one.avatar,
      status: one.connected ? one.status : ("offline" as const),
      free: Math.max(0, one.capacity - one.activeChats),
      capacity: one.capacity,
      departmentIds: one.departmentIds,
    }))
    .sort(
      (a, b) =>
        rankOf(a) - rankOf(b) ||
        Number(b.departmentIds.includes(departmentId)) - Number(a.departmentIds.includes(departmentId)) ||
        a.name.localeCompare(b.name),
    );
  const isOnline = (id: string) =>
    present.some((one) => one.id === id && one.connected && one.status === "online");
  const others = departments
    .filter(({ id }) => id !== departmentId)
    .map(({ id, name, memberIds }) => ({
      kind: "department" as const,
      id,
      name,
      online: memberIds.filter(isOnline).length,
    }));
  return [...people, ...others];
}

/** Nobody holds more than their limit: they are shown, so that nobody looks for them, and cannot be chosen. */
export function isFull(choice: Choice): boolean {
  return choice.kind === "operator" && choice.free === 0;
}

export function search(choices: readonly Choice[], query: string): Choice[] {
  return choices.filter(({ name }) => fits(query, name));
}

/** The next or previous one that can be chosen, going round; null where there is none. */
export function step(choices: readonly Choice[], from: string | null, by: 1 | -1): string | null {
  const able = choices.filter((choice) => !isFull(choice));
  const now = able.findIndex(({ id }) => id === from);
  const next = now < 0 ? (by === 1 ? 0 : able.length - 1) : (now + by + able.length) % able.length;
  return able[next]?.id ?? null;
}

function rankOf(choice: { status: OperatorStatus; free: number }): number {
  if (choice.status === "online") return choice.free > 0 ? 0 : 1;
  return choice.status === "away" ? 2 : 3;
}
