import type { Localized } from "@palique/shared/locale.ts";
import type { App } from "../app.ts";
import { say } from "../locales/catalogue.ts";
import { listOperators } from "../operators/operators.store.ts";
import { hashPassword } from "../operators/passwords.ts";
import { hashToken, makeToken } from "../operators/tokens.ts";
import { createOrganisation } from "./create-organisation.ts";
import { deleteSetupTokens, insertSetupToken } from "./setup.store.ts";

/** A setup link nobody used works this long; each start prints a fresh one. */
const SETUP_LINK_MS = 24 * 3_600_000;

/**
 * While nobody can sign in: makes the administrator of the configuration, or a link to the setup wizard.
 * Several processes may start at once and a start may be repeated.
 */
export async function firstStart(app: App): Promise<{ setupUrl: string | null }> {
  if ((await listOperators(app.db)).length > 0) return { setupUrl: null };
  if (app.config.admin) {
    await createConfiguredAdmin(app, app.config.admin);
    return { setupUrl: null };
  }
  const token = makeToken();
  const now = app.now();
  await app.write(async (trx) => {
    await deleteSetupTokens(trx, now - SETUP_LINK_MS);
    await insertSetupToken(trx, hashToken(token), now);
  });
  return { setupUrl: `${app.config.publicUrl}/console/setup/${token}` };
}

async function createConfiguredAdmin(app: App, admin: { email: string; password: string }): Promise<void> {
  const passwordHash = await hashPassword(admin.password);
  const { email } = admin;
  const name = nameIn(email);
  const locale = app.config.defaultLocale;
  await app.write((trx) =>
    createOrganisation(app, trx, {
      organisation: "Palique",
      admin: { name, email, passwordHash, locale },
      departments: [inEveryLanguage("department.sales"), inEveryLanguage("department.support")],
      origins: [],
    }),
  );
}

function inEveryLanguage(key: "department.sales" | "department.support"): Localized {
  return { en: say("en", key), es: say("es", key) };
}

/** "luis.marin@example.com" is Luis Marin until he says otherwise: visitors see it. */
function nameIn(email: string): string {
  const words = (email.split("@")[0] ?? "").split(/[._+-]+/).filter(Boolean);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ") || email;
}
