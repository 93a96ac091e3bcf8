import type { InviteState } from "@palique/shared/admin.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { readSettings } from "../settings/settings.store.ts";
import { findInvite } from "./invites.store.ts";
import { hashToken } from "./tokens.ts";

/** What the page behind an invite link shows. Fails with "expired" once it was used, revoked or got too old. */
export async function describeInvite(app: App, token: string): Promise<InviteState> {
  const invite = await findInvite(app.db, hashToken(token));
  if (!invite || invite.expiresAt <= app.now()) throw new AppError("expired");
  const { organisation } = await readSettings(app.db);
  return { email: invite.email, organisation };
}
