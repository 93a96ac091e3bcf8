import type { SaveSettings, Settings } from "@palique/shared/admin.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { requireAdmin } from "../operators/require-admin.ts";
import { patched } from "../patch.ts";
import { cutAddresses } from "../privacy/keep-addresses.ts";
import { recordAct } from "./record-act.ts";
import { readSettings, writeSettings } from "./settings.store.ts";

export async function saveSettings(
  app: App,
  actor: OperatorActor,
  input: { [F in keyof SaveSettings]?: SaveSettings[F] | undefined },
): Promise<Settings> {
  requireAdmin(actor);
  return commit(app, async (trx, announce) => {
    const before = await readSettings(trx);
    const settings = patched(before, input);
    await writeSettings(trx, settings);
    await cutAddresses(app, trx, announce, before, settings);
    await recordAct(app, trx, actor.id, "settings.update", Object.keys(input).join(" "));
    announce({ type: "organisation.changed" });
    return settings;
  });
}
