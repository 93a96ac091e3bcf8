import type { App } from "../app.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import type { Chat } from "./chats.store.ts";
import { hasRoom } from "./choose-offers.ts";
import { findDepartmentCapacity, listCandidates } from "./routing.store.ts";

/**
 * Nobody holds more than their limit, also when they pick by hand or get one handed over. Standing offers give
 * way, so they do not count. Fails with "at-capacity".
 */
export async function checkCapacity(
  app: App,
  trx: Db,
  operatorId: string,
  chat: Pick<Chat, "departmentId">,
): Promise<void> {
  const candidates = await listCandidates(trx, app.now(), app.limits.operatorGraceMs);
  const operator = candidates.find((candidate) => candidate.id === operatorId);
  const departmentCapacity = await findDepartmentCapacity(trx, chat.departmentId);
  const active = operator?.chats.filter((held) => !held.offered) ?? [];
  const { departmentId } = chat;
  if (!operator || !hasRoom({ ...operator, chats: active }, { departmentId, departmentCapacity })) {
    throw new AppError("at-capacity");
  }
}
