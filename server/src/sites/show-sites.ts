import type { SiteAdmin } from "@palique/shared/admin.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { requireAdmin } from "../operators/require-admin.ts";
import { describeSite } from "./describe-site.ts";
import { listSites } from "./sites.store.ts";

export async function showSites(app: App, actor: OperatorActor): Promise<SiteAdmin[]> {
  requireAdmin(actor);
  return (await listSites(app.db)).map((site) => describeSite(app, site));
}
