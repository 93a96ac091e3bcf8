import type { Settings } from "@palique/shared/admin.ts";
import { RETENTION_KINDS, type RetentionKind } from "@palique/shared/privacy-names.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { removeBytesLater } from "../files/remove-files.ts";
import { purgeRecordings } from "../recordings/remove-recording.ts";
import { HELD } from "./inventory/inventory.ts";
import { findConversationIds, findPersonIds } from "./person.store.ts";
import {
  type Aging,
  deleteAged,
  deleteFailedJobs,
  deleteIdleSubscriptions,
  dropFile,
  listAging,
  listAgingOf,
  listFilesAfter,
  listIdlePeople,
} from "./purge.store.ts";
import { removePeople } from "./remove-people.ts";

const DAY_MS = 86_400_000;
/** Looked at in one go. */
const STRETCH = 500;
/** Removed in one transaction: conversations and people with all that hangs on them, or plain rows. */
const WHOLE = 10;
const ROWS = 300;

/** What one go did: how much is gone, and where the next one begins; null: the step is done. */
export interface Went {
  count: number;
  after: string | null;
}

export interface PurgeStep {
  /** For the log. */
  name: string;
  go(app: App, settings: Settings, after: string): Promise<Went>;
}

/** Before when something of this kind is old, epoch ms; null: it is kept for ever. */
function oldBefore(app: App, settings: Settings, kind: RetentionKind): number | null {
  const days = settings.retention[kind];
  return days === 0 ? null : app.now() - days * DAY_MS;
}

const DONE: Went = { count: 0, after: null };

const conversations: PurgeStep = {
  name: "conversations",
  async go(app, settings, after) {
    const [chats, tickets] = [oldBefore(app, settings, "conversations"), oldBefore(app, settings, "tickets")];
    if (chats === null && tickets === null) return DONE;
    const isDue = (one: Aging) => isOver(one, one.ticketStatus === null ? chats : tickets);
    const stretch = await listAging(app.db, after, STRETCH);
    const due = stretch.filter(isDue).slice(0, WHOLE);
    if (due.length > 0) {
      await commit(app, async (trx, announce) => {
        const ids = due.map(({ id }) => id);
        await findConversationIds(app.store, trx, ids);
        // Somebody may have come back while it was looked at.
        const still = (await listAgingOf(trx, ids)).filter(isDue).map(({ id }) => id);
        if (still.length === 0) return;
        await removePeople(app, trx, announce, await findConversationIds(app.store, trx, still));
      });
    }
    return { count: due.length, after: next(stretch, due) };
  },
};

/** Nothing happens in it any more, and has not since. */
function isOver(
  { chatState, ticketStatus, resolvedAt, lastAt, snoozedUntil }: Aging,
  before: number | null,
): boolean {
  if (before === null || lastAt >= before || snoozedUntil !== null) return false;
  if (chatState !== null && chatState !== "ended") return false;
  return ticketStatus === null || (ticketStatus === "resolved" && (resolvedAt ?? lastAt) < before);
}

const people: PurgeStep = {
  name: "contacts",
  async go(app, settings, after) {
    const before = oldBefore(app, settings, "contacts");
    if (before === null) return DONE;
    const stretch = await listIdlePeople(app.db, after, STRETCH, before);
    const due = stretch.filter(({ isIdle }) => Boolean(isIdle)).slice(0, WHOLE);
    for (const { id } of due) {
      await commit(app, async (trx, announce) => {
        const ids = await findPersonIds(trx, id, app.store);
        if (ids && ids.conversation.length === 0) await removePeople(app, trx, announce, ids);
      });
    }
    return { count: due.length, after: next(stretch, due) };
  },
};

const files: PurgeStep = {
  name: "files",
  async go(app, settings, after) {
    const before = oldBefore(app, settings, "files");
    if (before === null) return DONE;
    const stretch = await listFilesAfter(app.db, after, STRETCH);
    const due = stretch
      .flatMap(({ conversationId, seq, ...file }) => {
        const isDue = file.state === "used" && file.createdAt < before;
        return isDue && conversationId !== null && seq !== null ? [{ ...file, conversationId, seq }] : [];
      })
      .slice(0, WHOLE);
    if (due.length > 0) {
      await commit(app, async (trx, announce) => {
        for (const file of due) await dropFile(trx, file);
        const places = due.flatMap(({ path, thumbnail }) => [path, thumbnail]);
        announce(
          await removeBytesLater(
            app,
            trx,
            places.filter((place) => place !== null),
          ),
        );
      });
    }
    return { count: due.length, after: next(stretch, due) };
  },
};

const recordings: PurgeStep = {
  name: "recordings",
  async go(app, settings, after) {
    const before = oldBefore(app, settings, "recordings");
    if (before === null) return DONE;
    const count = await purgeRecordings(app, before, WHOLE);
    return { count, after: count === WHOLE ? after : null };
  },
};

/** Behind the last one that was due, as long as there may be more of them; else behind the stretch. */
function next(stretch: readonly { id: string }[], due: readonly { id: string }[]): string | null {
  if (due.length === WHOLE) return due.at(-1)?.id ?? null;
  return stretch.length === STRETCH ? (stretch.at(-1)?.id ?? null) : null;
}

const push: PurgeStep = {
  name: "push",
  async go(app, settings, after) {
    const before = oldBefore(app, settings, "push");
    if (before === null) return DONE;
    const count = await app.write((trx) => deleteIdleSubscriptions(trx, before, ROWS));
    if (count > 0) app.subscribers.forget();
    return { count, after: count === ROWS ? after : null };
  },
};

const mails: PurgeStep = {
  name: "mails",
  async go(app, settings, after) {
    const before = oldBefore(app, settings, "mails");
    if (before === null) return DONE;
    const count = await app.write((trx) => deleteFailedJobs(trx, before, ROWS));
    return { count, after: count === ROWS ? after : null };
  },
};

/** Tables whose rows are old by themselves: by a setting, or because they expired. */
const aged: PurgeStep[] = HELD.flatMap(({ table, agedBy, kept }): PurgeStep[] => {
  if (agedBy === null) return [];
  const kind = RETENTION_KINDS.find((one) => one === kept);
  return [
    {
      name: table,
      async go(app, settings, after) {
        const before = kind ? oldBefore(app, settings, kind) : app.now() - DAY_MS;
        if (before === null) return DONE;
        const rows = { table, column: agedBy, before, limit: ROWS };
        const { count, more } = await app.write((trx) => deleteAged(trx, rows));
        return { count, after: more ? after : null };
      },
    },
  ];
});

/** In this order: what hangs on conversations goes with them, and people without any go after them. */
export const PURGE_STEPS: readonly PurgeStep[] = [
  conversations,
  files,
  recordings,
  people,
  push,
  mails,
  ...aged,
];
