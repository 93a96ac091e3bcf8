import type { CannedImported, ImportCanned } from "@palique/shared/canned.ts";
import type { z } from "zod";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { AppError } from "../errors.ts";
import { recordAct } from "../settings/record-act.ts";
import { findByShortcut, insertCanned, updateCanned } from "./canned.store.ts";
import { checkRoom, ownerOf } from "./may-keep-canned.ts";
import { rowOf } from "./save-canned.ts";

/**
 * Takes several in at once, all or none: what has the shortcut of one that is there takes its place, and its files
 * stay. What is wrong with one is told with its place, "items.3.departmentId".
 */
export async function importCanned(
  app: App,
  actor: OperatorActor,
  { items }: z.output<typeof ImportCanned>,
): Promise<CannedImported> {
  return commit(app, async (trx, announce) => {
    const counts = { added: 0, changed: 0 };
    for (const [index, item] of items.entries()) {
      const ownerId = await ownerOf(trx, actor, item).catch((error: unknown) => {
        const field =
          error instanceof AppError && (error.code === "forbidden" ? "scope" : error.details.field);
        throw field ? new AppError("bad-input", { field: `items.${index}.${field}` }) : error;
      });
      const values = rowOf(app, item, ownerId);
      const before = await findByShortcut(trx, values);
      if (before) {
        await updateCanned(trx, { ...values, id: before.id });
      } else {
        await checkRoom(trx, values);
        await insertCanned(trx, { ...values, id: app.id(), uses: 0, files: "[]" });
      }
      counts[before ? "changed" : "added"]++;
    }
    await recordAct(app, trx, actor.id, "canned.import", String(items.length));
    announce({ type: "canned.changed" });
    return counts;
  });
}
