import type { Strategy } from "@palique/shared/admin.ts";

/** A chat that waits and is offered to nobody, of a department that does not leave it to operators. */
export interface WaitingChat {
  id: string;
  conversationId: string;
  departmentId: string;
  strategy: Strategy;
  /** Most chats of this department one operator has at once. */
  departmentCapacity: number | null;
  preferredOperatorId: string | null;
  declinedBy: readonly string[];
}

/** Someone who could get chats, with what they have: active chats and standing offers. */
export interface Candidate {
  id: string;
  /** Online by choice and with a console open: gets new offers. */
  accepting: boolean;
  /** Still keeps the offers made: online by choice, and at most briefly disconnected. */
  present: boolean;
  departmentIds: readonly string[];
  capacity: number;
  chats: readonly HeldChat[];
  lastOfferedAt: number;
  lastEndedAt: number;
}

/** Active, or offered and not answered yet. */
export interface HeldChat {
  id: string;
  conversationId: string;
  departmentId: string;
  departmentCapacity: number | null;
  strategy: Strategy;
  offered: boolean;
}

export interface Offer {
  chatId: string;
  operatorId: string;
  /** Everyone free had declined it: a new round begins, and old refusals are forgotten. */
  newRound: boolean;
}

/**
 * Who is offered what, for chats in the order of the queue. Pure: the same state gives the same offers.
 * After it no chat waits beside someone free who has not declined it in this round.
 */
export function chooseOffers(
  waiting: readonly WaitingChat[],
  candidates: readonly Candidate[],
  now: number,
): Offer[] {
  const free = candidates
    .filter((candidate) => candidate.accepting)
    .map((candidate) => ({ ...candidate, chats: [...candidate.chats] }));
  const offers: Offer[] = [];
  for (const chat of waiting) {
    const able = free.filter((candidate) => canTake(candidate, chat));
    const willing = able.filter((candidate) => !chat.declinedBy.includes(candidate.id));
    const newRound = willing.length === 0 && able.length > 0;
    const chosen = pick(newRound ? able : willing, chat);
    if (!chosen) continue;
    offers.push({ chatId: chat.id, operatorId: chosen.id, newRound });
    chosen.chats.push({ ...chat, offered: true });
    chosen.lastOfferedAt = now;
  }
  return offers;
}

/** Standing offers whose holder left, lost the department or got full, or where operators pick for themselves now. */
export function chooseWithdrawals(candidates: readonly Candidate[]): HeldChat[] {
  return candidates.flatMap((candidate) => {
    const kept = candidate.chats.filter((chat) => !chat.offered);
    return candidate.chats
      .filter((chat) => chat.offered)
      .filter((chat) => {
        const keeps =
          chat.strategy !== "manual" && candidate.present && canTake({ ...candidate, chats: kept }, chat);
        if (keeps) kept.push(chat);
        return !keeps;
      });
  });
}

/** Member of the department, and below both capacities. */
function canTake(
  candidate: Pick<Candidate, "departmentIds" | "capacity" | "chats">,
  chat: Pick<WaitingChat, "departmentId" | "departmentCapacity">,
): boolean {
  return candidate.departmentIds.includes(chat.departmentId) && hasRoom(candidate, chat);
}

/** Below the operator's own capacity and the department's. */
export function hasRoom(
  candidate: Pick<Candidate, "capacity" | "chats">,
  chat: Pick<WaitingChat, "departmentId" | "departmentCapacity">,
): boolean {
  if (candidate.chats.length >= candidate.capacity) return false;
  if (chat.departmentCapacity === null) return true;
  const here = candidate.chats.filter((one) => one.departmentId === chat.departmentId).length;
  return here < chat.departmentCapacity;
}

/** Smallest first; the first difference decides, the id where there is none. */
type Rank = (candidate: Candidate) => number[];

const RANKS: Record<Exclude<Strategy, "manual">, Rank> = {
  "fewest-chats": (candidate) => [candidate.chats.length, candidate.lastOfferedAt],
  "longest-idle": (candidate) => [Math.max(candidate.lastEndedAt, candidate.lastOfferedAt)],
  "round-robin": (candidate) => [candidate.lastOfferedAt],
};

function pick<C extends Candidate>(candidates: readonly C[], chat: WaitingChat): C | undefined {
  if (chat.strategy === "manual") return undefined;
  const known = candidates.find((candidate) => candidate.id === chat.preferredOperatorId);
  if (known) return known;
  const rank = RANKS[chat.strategy];
  return candidates.toSorted((a, b) => compare(rank(a), rank(b)) || (a.id < b.id ? -1 : 1))[0];
}

function compare(a: number[], b: number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
