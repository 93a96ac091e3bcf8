import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { unpackAvatar } from "./avatars.ts";
import { findAvatar } from "./operators.store.ts";

/** An operator's picture. Public: visitors see who answers them. Fails with "not-found" when there is none. */
export async function readAvatar(app: App, operatorId: string): Promise<ReturnType<typeof unpackAvatar>> {
  const stored = await findAvatar(app.db, operatorId);
  if (!stored) throw new AppError("not-found");
  return unpackAvatar(stored);
}
