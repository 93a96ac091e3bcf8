import type { App } from "../../server/src/app.ts";

/** Everything routing decides about, read from the database in one go. */
export async function snapshot(app: App) {
  const [chats, operators, memberships, connections, departments, declines] = await Promise.all([
    app.db.selectFrom("chats").selectAll().where("state", "in", ["queued", "active"]).execute(),
    app.db.selectFrom("operators").selectAll().execute(),
    app.db.selectFrom("memberships").selectAll().execute(),
    app.db.selectFrom("connections").selectAll().execute(),
    app.db.selectFrom("departments").selectAll().execute(),
    app.db.selectFrom("declinedOffers").selectAll().execute(),
  ]);
  return { chats, operators, memberships, connections, departments, declines };
}
export type Snapshot = Awaited<ReturnType<typeof snapshot>>;
type Chat = Snapshot["chats"][number];
type Operator = Snapshot["operators"][number];

const holds = (state: Snapshot, operatorId: string) =>
  state.chats.filter((chat) => chat.operatorId === operatorId || chat.offeredTo === operatorId);
const active = (state: Snapshot, operatorId: string) =>
  state.chats.filter((chat) => chat.state === "active" && chat.operatorId === operatorId);
const departmentOf = (state: Snapshot, chat: Chat) =>
  state.departments.find((department) => department.id === chat.departmentId);
const declined = (state: Snapshot, chat: Chat, operatorId: string) =>
  state.declines.some((one) => one.chatId === chat.id && one.operatorId === operatorId);

/** Member, online, connected, and below both capacities. */
function isFree(state: Snapshot, operator: Operator, chat: Chat): boolean {
  const capacity = departmentOf(state, chat)?.capacity ?? null;
  const held = holds(state, operator.id);
  const here = held.filter((one) => one.departmentId === chat.departmentId);
  return (
    operator.disabled === 0 &&
    operator.status === "online" &&
    state.connections.some((one) => one.operatorId === operator.id && one.sockets > 0) &&
    state.memberships.some(
      (one) => one.operatorId === operator.id && one.departmentId === chat.departmentId,
    ) &&
    held.length < operator.capacity &&
    (capacity === null || here.length < capacity)
  );
}

/** What is wrong now, given what it was before the last thing that happened; empty when the rules hold. */
export function violations(before: Snapshot, now: Snapshot): string[] {
  return [...owners(now), ...capacities(before, now), ...waitingBesideFree(now), ...offers(before, now)];
}

function owners(now: Snapshot): string[] {
  const doubled = now.chats.filter(
    (chat) => now.chats.filter((one) => one.conversationId === chat.conversationId).length > 1,
  );
  const torn = now.chats.filter((chat) =>
    chat.state === "active" ? !chat.operatorId || chat.offeredTo : chat.operatorId,
  );
  return [
    ...doubled.map((chat) => `two live chats on ${chat.conversationId}`),
    ...torn.map(
      (chat) => `${chat.state} chat ${chat.id} with owner ${chat.operatorId}, offer ${chat.offeredTo}`,
    ),
  ];
}

/** An administrator may lower a capacity below what someone holds: it may then only shrink. */
function capacities(before: Snapshot, now: Snapshot): string[] {
  return now.operators.flatMap((operator) => {
    const own = active(now, operator.id);
    const wrong: string[] = [];
    if (own.length > operator.capacity && own.length > active(before, operator.id).length) {
      wrong.push(`${operator.name} has ${own.length} of ${operator.capacity} chats`);
    }
    const offered = holds(now, operator.id).length - own.length;
    if (offered > 0 && own.length + offered > operator.capacity) {
      wrong.push(`${operator.name} is offered more than fits`);
    }
    for (const { id, capacity } of now.departments) {
      const here = own.filter((chat) => chat.departmentId === id).length;
      const was = active(before, operator.id).filter((chat) => chat.departmentId === id).length;
      if (capacity !== null && here > capacity && here > was) {
        wrong.push(`${operator.name} has ${here} of ${capacity} in a department`);
      }
    }
    return wrong;
  });
}

function waitingBesideFree(now: Snapshot): string[] {
  const unoffered = now.chats.filter(
    (chat) => chat.state === "queued" && !chat.offeredTo && departmentOf(now, chat)?.strategy !== "manual",
  );
  return unoffered.flatMap((chat) =>
    now.operators
      .filter((operator) => isFree(now, operator, chat) && !declined(now, chat, operator.id))
      .map((operator) => `${operator.name} is free beside waiting chat ${chat.id}`),
  );
}

/** About the offers just made: nobody overtakes, and nobody is asked again while another has not been. */
function offers(before: Snapshot, now: Snapshot): string[] {
  const wrong: string[] = [];
  for (const chat of now.chats) {
    const operator = now.operators.find((one) => one.id === chat.offeredTo);
    const old = before.chats.find((one) => one.id === chat.id);
    if (!operator) continue;
    if (operator.disabled) wrong.push(`${operator.name} is disabled and has an offer`);
    if (declined(now, chat, operator.id)) wrong.push(`${operator.name} is offered what they declined`);
    if (old?.offeredTo === chat.offeredTo && old.offerExpiresAt === chat.offerExpiresAt) continue;
    if (departmentOf(now, chat)?.strategy === "manual")
      wrong.push(`an offer in a manual department: ${chat.id}`);
    const without = { ...now, chats: now.chats.filter((one) => one.id !== chat.id) };
    const overtaken = now.chats.find(
      (one) =>
        one.state === "queued" &&
        !one.offeredTo &&
        departmentOf(now, one)?.strategy !== "manual" &&
        one.queueKey < chat.queueKey &&
        !declined(now, one, operator.id) &&
        isFree(without, operator, one),
    );
    if (overtaken) wrong.push(`chat ${chat.id} overtook ${overtaken.id} at ${operator.name}`);
    if (!declined(before, chat, operator.id)) continue;
    // Whoever had the offer until now has just declined it.
    const willing = now.operators.find(
      (one) => one.id !== old?.offeredTo && !declined(before, chat, one.id) && isFree(now, one, chat),
    );
    if (willing) wrong.push(`${operator.name} is asked again although ${willing.name} was not`);
  }
  return wrong;
}

/** Reads a conversation's events as a story: each line, who owned it after. Throws where two would. */
export async function checkOwnership(app: App): Promise<string[]> {
  const rows = await app.db
    .selectFrom("messages")
    .select(["conversationId", "body"])
    .where("kind", "=", "event")
    .orderBy("conversationId")
    .orderBy("seq")
    .execute();
  const owner = new Map<string, string>();
  const wrong: string[] = [];
  for (const { conversationId, body } of rows) {
    const event = JSON.parse(body);
    const had = owner.get(conversationId);
    if (event.type === "chat.queued" && had) wrong.push(`${conversationId} queued while ${had} has it`);
    // A visitor who comes back in time goes on with the same operator: that is taking it, too.
    if (event.type === "chat.taken" || event.type === "chat.resumed") {
      if (had) wrong.push(`${conversationId} taken by ${event.operatorName} while ${had} has it`);
      owner.set(conversationId, event.operatorName);
    }
    if (event.type === "chat.returned" && !had) wrong.push(`${conversationId} returned by nobody`);
    if (event.type === "chat.returned" || event.type === "chat.ended") owner.delete(conversationId);
  }
  return wrong;
}
