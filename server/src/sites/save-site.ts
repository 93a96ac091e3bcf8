import type { SaveSite, SiteAdmin } from "@palique/shared/admin.ts";
import type { z } from "zod";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import type { Db } from "../db/store.ts";
import { listDepartments } from "../departments/departments.store.ts";
import { AppError } from "../errors.ts";
import { requireAdmin } from "../operators/require-admin.ts";
import { patched } from "../patch.ts";
import { recordAct } from "../settings/record-act.ts";
import { followSite } from "../sharing/follow-site.ts";
import { deleteLinksOfSite } from "../visitors/chat-links.store.ts";
import { defaultSite } from "./default-site.ts";
import { describeSite } from "./describe-site.ts";
import { findSite, insertSite, type Site, updateSite } from "./sites.store.ts";

type Saved = z.output<typeof SaveSite>;
type Change = { [F in keyof Saved]?: Saved[F] | undefined };

export async function createSite(app: App, actor: OperatorActor, input: Saved): Promise<SiteAdmin> {
  requireAdmin(actor);
  const site = { ...defaultSite(app.id()), ...input };
  await app.write(async (trx) => {
    await checkDepartments(trx, site);
    await insertSite(trx, site, app.now());
    await recordAct(app, trx, actor.id, "site.create", site.id);
  });
  announce(app);
  return describeSite(app, site);
}

/** Changes any part. Fails with "not-found". */
export async function saveSite(
  app: App,
  actor: OperatorActor,
  input: Change & { id: string },
): Promise<SiteAdmin> {
  requireAdmin(actor);
  const { id, ...change } = input;
  const site = await commit(app, async (trx, announceLater) => {
    const before = await findSite(trx, id);
    if (!before) throw new AppError("not-found");
    const after = patched<Site>(before, change);
    await checkDepartments(trx, after);
    await updateSite(trx, after);
    await followSite(app, trx, announceLater, { before, after }, actor.id);
    await recordAct(app, trx, actor.id, "site.update", id);
    if (before.missedMailMinutes > 0 && after.missedMailMinutes === 0) {
      announceLater({ type: "links.revoked", conversationIds: await deleteLinksOfSite(trx, id) });
    }
    return after;
  });
  announce(app);
  return describeSite(app, site);
}

/** They exist, and the default one is among those the site offers. */
async function checkDepartments(trx: Db, site: Site): Promise<void> {
  const known = new Set((await listDepartments(trx)).map((department) => department.id));
  if (site.departmentIds.some((id) => !known.has(id))) {
    throw new AppError("bad-input", { field: "departmentIds" });
  }
  const offered = site.departmentIds.length > 0 ? new Set(site.departmentIds) : known;
  if (site.defaultDepartmentId !== null && !offered.has(site.defaultDepartmentId)) {
    throw new AppError("bad-input", { field: "defaultDepartmentId" });
  }
}

function announce(app: App): void {
  app.publish({ type: "organisation.changed" });
  app.publish({ type: "availability.changed" });
}
