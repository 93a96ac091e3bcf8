import type { Settings } from "@palique/shared/admin.ts";
import { ADDRESS_RULES, type AddressRule } from "@palique/shared/privacy-names.ts";
import { storedAddress, truncatedRange } from "../addresses.ts";
import type { App } from "../app.ts";
import type { Announce } from "../commit.ts";
import type { Db } from "../db/store.ts";
import { addJob, rescheduleJob } from "../jobs/add-job.ts";
import type { JobHandler } from "../jobs/job-kinds.ts";
import {
  listAddressBlocks,
  listAddresses,
  readAddressRule,
  setAddress,
  setAddressBlock,
} from "./address.store.ts";

const STRETCH = 300;
const KEY = "all";

/** What may be stored of the address somebody comes from. Limits of rates and places know the whole one. */
export async function addressToStore(db: Db, address: string): Promise<string> {
  return storedAddress(await readAddressRule(db), address);
}

/**
 * The rule is stricter now: what is stored is cut to it. Blocks of single addresses come to hold for the whole
 * network, or are lifted where no address may be stored at all, in the transaction that changes the rule.
 */
export async function cutAddresses(
  app: App,
  trx: Db,
  announce: Announce,
  before: Pick<Settings, "addresses">,
  after: Pick<Settings, "addresses">,
): Promise<void> {
  const strictness = (rule: AddressRule) => ADDRESS_RULES.indexOf(rule);
  if (strictness(after.addresses) <= strictness(before.addresses)) return;
  for (const { id, value } of await listAddressBlocks(trx)) {
    const cut = after.addresses === "none" ? "" : truncatedRange(value);
    if (cut !== value) await setAddressBlock(trx, id, cut);
  }
  announce({ type: "blocks.changed" });
  const payload = { after: "" };
  announce(await rescheduleJob(app, trx, { kind: "address-rule", key: KEY, payload, runAt: app.now() }));
}

/** Job "address-rule": goes through the browsers, a stretch at a time. */
export const applyAddressRule: JobHandler<"address-rule"> = async (app, { after }, job) => {
  const next = await app.write(async (trx) => {
    const rule = await readAddressRule(trx);
    const stretch = await listAddresses(trx, after, STRETCH);
    for (const { id, address } of stretch) {
      const cut = storedAddress(rule, address);
      if (cut !== address) await setAddress(trx, id, address, cut);
    }
    await job.finish(trx);
    const last = stretch.length === STRETCH ? stretch.at(-1) : undefined;
    if (!last) return null;
    return addJob(app, trx, {
      kind: "address-rule",
      key: KEY,
      payload: { after: last.id },
      runAt: app.now(),
    });
  });
  if (next) app.publish(next);
};
