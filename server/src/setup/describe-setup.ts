import type { SetupState } from "@palique/shared/admin.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { hashToken } from "../operators/tokens.ts";
import { hasSetupToken } from "./setup.store.ts";

/** Fails with "expired" once the organisation is set up, and for a link that was never given. */
export async function describeSetup(app: App, token: string): Promise<SetupState> {
  if (!(await hasSetupToken(app.db, hashToken(token)))) throw new AppError("expired");
  return { defaultLocale: app.config.defaultLocale };
}
