import { randomBytes } from "node:crypto";
import type { SiteIdentity, SiteSecret } from "@palique/shared/identity.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { requireAdmin } from "../operators/require-admin.ts";
import { recordAct } from "../settings/record-act.ts";
import { findSite } from "../sites/sites.store.ts";
import { deleteProvenByRetired } from "./identified-browsers.store.ts";
import { endRetired, insertSecret, listSecrets, lockIdentities, retireSecrets } from "./secrets.store.ts";

/** The website has this long to take the new secret. */
const GRACE_MS = 24 * 3_600_000;

/** Whether a website can prove who its customers are; never the secret. */
export async function showIdentity(app: App, actor: OperatorActor, siteId: string): Promise<SiteIdentity> {
  requireAdmin(actor);
  await requireSite(app.db, siteId);
  return describe(app, app.db, siteId);
}

/** The secret itself, made when somebody first asks for it. That it was shown is in the audit log. */
export async function revealSecret(app: App, actor: OperatorActor, siteId: string): Promise<SiteSecret> {
  requireAdmin(actor);
  return app.write(async (trx) => {
    await requireSite(trx, siteId);
    await lockIdentities(app.store, trx, siteId);
    const current = (await listSecrets(trx, siteId, app.now())).find(({ expiresAt }) => expiresAt === null);
    const secret = current?.secret ?? (await make(app, trx, siteId));
    await recordAct(app, trx, actor.id, "site.show-secret", siteId);
    return { secret, ...(await describe(app, trx, siteId)) };
  });
}

/** A new secret; hashes made with the old one count for a day more, those of the one before that no more. */
export async function rotateSecret(app: App, actor: OperatorActor, siteId: string): Promise<SiteSecret> {
  requireAdmin(actor);
  return app.write(async (trx) => {
    await requireSite(trx, siteId);
    await lockIdentities(app.store, trx, siteId);
    await retireSecrets(trx, siteId, app.now() + GRACE_MS);
    const secret = await make(app, trx, siteId);
    await recordAct(app, trx, actor.id, "site.rotate-secret", siteId);
    return { secret, ...(await describe(app, trx, siteId)) };
  });
}

/** The old secret may be in wrong hands: browsers that it proved are nobody's until they prove it anew. */
export async function endPreviousSecret(
  app: App,
  actor: OperatorActor,
  siteId: string,
): Promise<SiteIdentity> {
  requireAdmin(actor);
  const shown = await commit(app, async (trx, announce) => {
    await requireSite(trx, siteId);
    await lockIdentities(app.store, trx, siteId);
    for (const browserHash of await deleteProvenByRetired(trx, siteId)) {
      announce({ type: "browser.changed", siteId, browserHash, socketId: null });
    }
    await endRetired(trx, siteId);
    await recordAct(app, trx, actor.id, "site.end-secret", siteId);
    return describe(app, trx, siteId);
  });
  app.subscribers.forget();
  return shown;
}

async function requireSite(db: Db, siteId: string): Promise<void> {
  if (!(await findSite(db, siteId))) throw new AppError("not-found");
}

async function make(app: App, trx: Db, siteId: string): Promise<string> {
  const secret = randomBytes(32).toString("base64url");
  await insertSecret(trx, { id: app.id(), siteId, secret, createdAt: app.now(), expiresAt: null });
  return secret;
}

async function describe(app: App, db: Db, siteId: string): Promise<SiteIdentity> {
  const secrets = await listSecrets(db, siteId, app.now());
  const current = secrets.find(({ expiresAt }) => expiresAt === null);
  const previous = secrets.find(({ expiresAt }) => expiresAt !== null);
  return { createdAt: current?.createdAt ?? null, previousUntil: previous?.expiresAt ?? null };
}
