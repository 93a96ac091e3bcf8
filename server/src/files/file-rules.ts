import type { FileRules } from "@palique/shared/files.ts";
import type { App } from "../app.ts";
import { readSettings } from "../settings/settings.store.ts";
import type { Site } from "../sites/sites.store.ts";

const MB = 1_000_000;

/** What may be sent: by operators, or by visitors of a site. */
export async function fileRules(app: App, site?: Pick<Site, "fileMaxMb">): Promise<FileRules> {
  const { refusedFiles } = await readSettings(app.db);
  const mb = Math.min(app.config.fileMaxMb, site?.fileMaxMb ?? app.config.fileMaxMb);
  return { maxBytes: mb * MB, refused: refusedFiles };
}
