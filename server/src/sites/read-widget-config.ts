import { accentsFrom } from "@palique/shared/accents.ts";
import type { WidgetConfig } from "@palique/shared/visitor.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { fileRules } from "../files/file-rules.ts";
import { hasRules } from "../invitations/read-rule-set.ts";
import { vapidKeys } from "../notifications/vapid.ts";
import { readSettings } from "../settings/settings.store.ts";
import { type Asker, originAllowed } from "./check-origin.ts";
import { findSiteByKey } from "./sites.store.ts";

/** What the widget shows; the same for every visitor. Fails with "site-unknown" and "origin-refused". */
export async function readWidgetConfig(app: App, key: string, asker: Asker): Promise<WidgetConfig> {
  const site = await findSiteByKey(app.db, key);
  if (!site) throw new AppError("site-unknown");
  if (!originAllowed(app, site, asker)) throw new AppError("origin-refused");
  const { organisation, editMinutes } = await readSettings(app.db);
  const { color, theme, position, greeting, fields, typingPreview, privacyUrl, tracking, analytics } = site;
  const { defaultLocale } = app.config;
  const look = { color, theme, position, greeting, fields, typingPreview, privacyUrl, tracking, analytics };
  const files = site.visitorFiles ? await fileRules(app, site) : null;
  const push = site.visitorPush ? { pushKey: (await vapidKeys(app)).publicKey } : {};
  const invites = tracking !== "off" && (await hasRules(app, site.id)) ? { base: "rules" as const } : {};
  const capture = site.sharing.capture && files ? { capture: site.sharing.rules } : {};
  return {
    key,
    organisation,
    ...look,
    accents: accentsFrom(look.color),
    files,
    ...push,
    ...invites,
    ...capture,
    defaultLocale,
    editMinutes,
  };
}
