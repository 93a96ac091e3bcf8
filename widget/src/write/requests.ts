import type { CreateTicket, StartChat, TicketReceipt, VisitorSession } from "@palique/shared/visitor.ts";
import { readJson } from "../base/read-json.ts";
import type { Storage } from "../base/storage.ts";
import type { State } from "../core/state.ts";
import type { Store } from "../core/store.ts";
import type { Answer, Input } from "../link/transport.ts";
import type { Deliver } from "./deliver.ts";

/** The two forms. Once sent off they are kept on the device until the server has answered. */
export interface Requests {
  start(input: StartChat): void;
  createTicket(input: CreateTicket): void;
  /** Gives up what is not answered yet, or was answered with no. */
  withdraw(): void;
}

export interface RequestEvents {
  started(session: VisitorSession): void;
  ticketSent(): void;
}

export function openRequests(
  store: Store<State>,
  storage: Storage,
  deliver: Deliver,
  events: RequestEvents,
): Requests {
  async function run<E extends "chat:start" | "ticket:create">(
    slot: "starting" | "ticket",
    event: E,
    input: Input<E>,
    done: (value: Answer<E>) => void,
  ): Promise<void> {
    store.set({ [slot]: { input } });
    storage.set(slot, JSON.stringify(input));
    // Withdrawn meanwhile, or sent off again with other words.
    const isGone = () => store.get()[slot]?.input !== input;
    const reply = await deliver(event, input, (waits) => {
      if (isGone()) return false;
      if (store.get()[slot]?.waits !== waits) store.set({ [slot]: { input, waits } });
      return true;
    });
    if (isGone()) return;
    storage.set(slot, null);
    store.set({ [slot]: reply.ok ? null : { input, failure: reply } });
    if (reply.ok) done(reply.value);
  }

  function start(input: StartChat): void {
    void run("starting", "chat:start", input, events.started);
  }

  function createTicket(input: CreateTicket): void {
    void run("ticket", "ticket:create", input, (receipt) => {
      store.set({ receipt });
      storage.set("receipt", JSON.stringify(receipt));
      events.ticketSent();
    });
  }

  const starting = readJson<StartChat>(storage.get("starting"));
  const ticket = readJson<CreateTicket>(storage.get("ticket"));
  store.set({ receipt: readJson<TicketReceipt>(storage.get("receipt")) });
  if (starting) start(starting);
  if (ticket) createTicket(ticket);

  return {
    start,
    createTicket,
    withdraw() {
      storage.set("starting", null);
      storage.set("ticket", null);
      store.set({ starting: null, ticket: null });
    },
  };
}
