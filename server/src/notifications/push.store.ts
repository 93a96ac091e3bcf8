import type { PushBrowser } from "@palique/shared/push.ts";
import type { Insertable, Selectable } from "kysely";
import type { Database } from "../db/schema.ts";
import type { Db } from "../db/store.ts";
import { hashEndpoint } from "./push-endpoint.ts";
import type { Notice, PushReason } from "./push-job.ts";

export type Subscription = Selectable<Database["pushSubscriptions"]>;
type Owner = Pick<
  Insertable<Database["pushSubscriptions"]>,
  "operatorId" | "sessionHash" | "visitorId" | "browserHash" | "locale" | "pageUrl" | "userAgent"
>;

/** A browser has one subscription: whoever uses it last owns it. */
export async function upsertSubscription(
  trx: Db,
  id: string,
  { endpoint, keys }: PushBrowser,
  owner: Owner,
  now: number,
): Promise<Subscription> {
  const row = { ...owner, endpoint, p256dh: keys.p256dh, auth: keys.auth };
  return trx
    .insertInto("pushSubscriptions")
    .values({ ...row, id, endpointHash: hashEndpoint(endpoint), createdAt: now })
    .onConflict((conflict) => conflict.column("endpointHash").doUpdateSet(row))
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function findSubscription(db: Db, id: string): Promise<Subscription | undefined> {
  return db.selectFrom("pushSubscriptions").selectAll().where("id", "=", id).executeTakeFirst();
}

export async function deleteSubscription(trx: Db, id: string): Promise<void> {
  await trx.deleteFrom("pushSubscriptions").where("id", "=", id).execute();
}

/** The operator's browsers whose session is alive, newest first. */
export async function listOperatorSubscriptions(
  db: Db,
  operatorId: string,
  now: number,
): Promise<Subscription[]> {
  return db
    .selectFrom("pushSubscriptions")
    .innerJoin("sessions", "sessions.tokenHash", "pushSubscriptions.sessionHash")
    .selectAll("pushSubscriptions")
    .where("pushSubscriptions.operatorId", "=", operatorId)
    .where("sessions.expiresAt", ">", now)
    .orderBy("pushSubscriptions.createdAt", "desc")
    .orderBy("pushSubscriptions.id", "desc")
    .execute();
}

export async function listVisitorSubscriptions(db: Db, visitorId: string): Promise<Subscription[]> {
  return db
    .selectFrom("pushSubscriptions")
    .selectAll()
    .where("visitorId", "=", visitorId)
    .orderBy("createdAt", "desc")
    .orderBy("id", "desc")
    .execute();
}

/** A browser that subscribed by itself is a known customer's now. */
export async function moveVisitorSubscriptions(
  trx: Db,
  fromVisitorId: string,
  to: { visitorId: string; browserHash: string },
): Promise<void> {
  await trx.updateTable("pushSubscriptions").set(to).where("visitorId", "=", fromVisitorId).execute();
}

/** The visitor is not told in that browser any more. */
export async function deleteBrowserSubscriptions(
  trx: Db,
  visitorId: string,
  browserHash: string,
): Promise<void> {
  await trx
    .deleteFrom("pushSubscriptions")
    .where("visitorId", "=", visitorId)
    .where("browserHash", "=", browserHash)
    .execute();
}

/** Operators with a browser to call, and whether any visitor has one. */
export async function listSubscribers(db: Db): Promise<{ operators: Set<string>; visitors: Set<string> }> {
  const rows = await db
    .selectFrom("pushSubscriptions")
    .select(["operatorId", "visitorId"])
    .distinct()
    .execute();
  const ids = (values: (string | null)[]) => new Set(values.filter((value) => value !== null));
  return {
    operators: ids(rows.map((row) => row.operatorId)),
    visitors: ids(rows.map((row) => row.visitorId)),
  };
}

/** Those of the operators who sit at no console right now, and what each wants to hear of. */
export async function listAbsent(db: Db, to: { operatorId: string } | { departmentId: string }) {
  let query = db
    .selectFrom("operators")
    .select(["id", "status", "idle", "alerts"])
    .where("disabled", "=", 0)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("connections")
            .select("connections.processId")
            .whereRef("connections.operatorId", "=", "operators.id")
            .where("connections.attending", ">", 0),
        ),
      ),
    );
  query =
    "operatorId" in to
      ? query.where("id", "=", to.operatorId)
      : query.where("id", "in", (eb) =>
          eb.selectFrom("memberships").select("operatorId").where("departmentId", "=", to.departmentId),
        );
  return query.execute();
}

/** Notes that the browser is being told, so that it can be taken back. True when it shows something there already. */
export async function upsertNotice(
  trx: Db,
  subscriptionId: string,
  notice: Notice,
  now: number,
): Promise<boolean> {
  const { tag, reason, conversationId, seq } = notice;
  const row = { reason, conversationId, seq, at: now };
  const changed = await trx
    .updateTable("pushNotices")
    .set(row)
    .where("subscriptionId", "=", subscriptionId)
    .where("tag", "=", tag)
    .executeTakeFirst();
  if (changed.numUpdatedRows > 0n) return true;
  await trx
    .insertInto("pushNotices")
    .values({ ...row, subscriptionId, tag })
    .onConflict((conflict) => conflict.columns(["subscriptionId", "tag"]).doUpdateSet(row))
    .execute();
  return false;
}

export async function deleteNotice(trx: Db, subscriptionId: string, tag: string): Promise<void> {
  await trx
    .deleteFrom("pushNotices")
    .where("subscriptionId", "=", subscriptionId)
    .where("tag", "=", tag)
    .execute();
}

export async function deleteNoticesBefore(trx: Db, before: number): Promise<void> {
  await trx.deleteFrom("pushNotices").where("at", "<", before).execute();
}

/** What browsers may still be showing, of these conversations or of all. */
export async function listNotices(
  db: Db,
  conversationIds: readonly string[] | null,
): Promise<(Notice & { subscription: Subscription })[]> {
  let query = db
    .selectFrom("pushNotices")
    .innerJoin("pushSubscriptions", "pushSubscriptions.id", "pushNotices.subscriptionId")
    .selectAll("pushSubscriptions")
    .select(["pushNotices.tag", "pushNotices.reason", "pushNotices.conversationId", "pushNotices.seq"]);
  if (conversationIds) query = query.where("pushNotices.conversationId", "in", [...conversationIds]);
  return (await query.execute()).map(({ tag, reason, conversationId, seq, ...subscription }) => ({
    tag,
    reason: reason as PushReason,
    conversationId,
    seq,
    subscription,
  }));
}
