import type { FunnelSteps } from "@palique/shared/invitations.ts";
import type { FunnelStep } from "@palique/shared/live-names.ts";
import type { Db } from "../db/store.ts";

/** One more invitation of this variant, asked for on this day, got as far as `step`. */
export async function addToDay(
  trx: Db,
  { ruleId, day, variant }: { ruleId: string; day: string; variant: number },
  step: FunnelStep,
): Promise<void> {
  const none = { shown: 0, opened: 0, answered: 0, chat: 0, converted: 0 };
  await trx
    .insertInto("ruleDays")
    .values({ ruleId, day, variant, ...none, [step]: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(["ruleId", "day", "variant"])
        .doUpdateSet((eb) => ({ [step]: eb(`ruleDays.${step}`, "+", 1) })),
    )
    .execute();
}

/** What one rule counted from one day (YYYY-MM-DD) to another, both with. */
export async function listDays(
  db: Db,
  ruleId: string,
  from: string,
  to: string,
): Promise<({ day: string; variant: number } & FunnelSteps)[]> {
  return db
    .selectFrom("ruleDays")
    .select(["day", "variant", "shown", "opened", "answered", "chat", "converted"])
    .where("ruleId", "=", ruleId)
    .where("day", ">=", from)
    .where("day", "<=", to)
    .orderBy("day")
    .orderBy("variant")
    .execute();
}

/** What every rule counted since a day, that one with. */
export async function sumsSince(db: Db, day: string): Promise<Map<string, FunnelSteps>> {
  const rows = await db
    .selectFrom("ruleDays")
    .select("ruleId")
    .select(({ fn }) => [
      fn.sum<number>("shown").as("shown"),
      fn.sum<number>("opened").as("opened"),
      fn.sum<number>("answered").as("answered"),
      fn.sum<number>("chat").as("chat"),
      fn.sum<number>("converted").as("converted"),
    ])
    .where("day", ">=", day)
    .groupBy("ruleId")
    .execute();
  return new Map(
    rows.map(({ ruleId, shown, opened, answered, chat, converted }) => [
      ruleId,
      {
        shown: Number(shown),
        opened: Number(opened),
        answered: Number(answered),
        chat: Number(chat),
        converted: Number(converted),
      },
    ]),
  );
}

export async function deleteDaysOf(trx: Db, ruleId: string): Promise<void> {
  await trx.deleteFrom("ruleDays").where("ruleId", "=", ruleId).execute();
}
