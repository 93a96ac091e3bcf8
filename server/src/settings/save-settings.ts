import type { SaveSettings, Settings } from "@palique/shared/admin.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { requireAdmin } from "../operators/require-admin.ts";
import { patched } from "../patch.ts";
import { recordAct } from "./record-act.ts";
import { readSettings, writeSettings } from "./settings.store.ts";

export async function saveSettings(
  app: App,
  actor: OperatorActor,
  input: { [F in keyof SaveSettings]?: SaveSettings[F] | undefined },
): Promise<Settings> {
  requireAdmin(actor);
  const saved = await app.write(async (trx) => {
    const settings = patched(await readSettings(trx), input);
    await writeSettings(trx, settings);
    await recordAct(app, trx, actor.id, "settings.update", Object.keys(input).join(" "));
    return settings;
  });
  app.publish({ type: "organisation.changed" });
  return saved;
}
