import type { Device } from "@palique/shared/devices.ts";
import type { VisitSummary } from "@palique/shared/visits.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { fromJson } from "../db/store.ts";
import { listSites } from "../sites/sites.store.ts";
import { maySeeSite } from "./may-see-site.ts";
import { listVisitsOf } from "./visits.store.ts";

const MOST = 100;

/** The newest visits of a person, newest first; to agents those on the sites whose visitors they see. */
export async function listVisits(app: App, actor: OperatorActor, contactId: string): Promise<VisitSummary[]> {
  const sites = (await listSites(app.db)).filter((site) => maySeeSite(actor, site));
  const visits = await listVisitsOf(
    app.db,
    contactId,
    sites.map((site) => site.id),
    MOST,
  );
  return visits.map(({ visitorId: _, campaign, trail, device, ...visit }) => ({
    ...visit,
    campaign: fromJson<Record<string, string>>(campaign),
    trail: fromJson<VisitSummary["trail"]>(trail),
    device: fromJson<Device>(device),
  }));
}
