import type { KeptChange } from "../base/parts.ts";
import { randomText } from "../base/random.ts";
import type { Core } from "../core/parts.ts";
import { isTheirs } from "../news/count.ts";
import { tagOf } from "../panel/times.ts";
import type { Actions } from "./actions.ts";
import { createDeliver } from "./deliver.ts";
import { openOutbox } from "./outbox.ts";
import { createReading } from "./reading.ts";
import { openRequests } from "./requests.ts";

/** The writing half: everything the visitor can do. Comes with the panel, or when something waits to be sent. */
export function startWriting(core: Core): Actions {
  const { base, host, store, storage, link, session } = core;
  const ups: (() => void)[] = [];
  const whenUp = () =>
    new Promise<void>((resolve) => {
      if (store.get().link === "up") resolve();
      else ups.push(resolve);
    });
  const deliver = createDeliver(link, whenUp);
  const outbox = openOutbox(store, storage, host.prefix, deliver, session.receiveMessage);
  const requests = openRequests(store, storage, deliver, {
    started(opened) {
      session.open(opened);
      host.emit("chat:started");
    },
    ticketSent() {
      host.emit("ticket:sent");
      // Who leaves a message no longer waits in the queue.
      if (store.get().chat?.state === "queued") void deliver("chat:end", named());
    },
  });

  /** What every form sends along. */
  function common() {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    return {
      clientId: randomText(22),
      token: actions.token(),
      page: base.page(),
      language: tagOf(store.get().locale),
      timeZone,
    };
  }
  const named = () => ({ conversationId: store.get().chat?.conversationId ?? "" });

  const actions: Actions = {
    start(fields) {
      const { attributes: variables, invited } = store.get();
      const { priority } = host.options;
      requests.start({ ...common(), variables, priority, invitationId: invited?.id, ...fields });
    },
    createTicket: (fields) => requests.createTicket({ ...common(), ...fields }),
    withdraw: requests.withdraw,
    deliver,
    token: base.keepToken,
    send(text, extra) {
      outbox.add(named().conversationId, text, extra);
      actions.type("");
    },
    retry: outbox.retry,
    discard: outbox.discard,
    type(draft) {
      store.set({ draft });
      storage.set("draft", draft || null);
    },
    ...createReading(core, deliver),
    setSound(sound) {
      store.set({ sound });
      storage.set("mute", sound ? null : "1");
    },
    keepForm: (fields) => storage.set("form", fields),
    keptForm: () => storage.get("form"),
    close: core.closePanel,
  };

  store.set({ draft: storage.get("draft") ?? "" });
  store.subscribe((now, before) => {
    // Tells the core of the next page that something waits here.
    const unsent = now.starting || now.ticket || now.outgoing.length ? "1" : null;
    if (storage.get("unsent") !== unsent) storage.set("unsent", unsent);
    const { messages, last } = now.timeline;
    if (last > before.timeline.last && isTheirs(`${messages.at(-1)?.author.kind}`)) {
      link.tell("conversation:got", { ...named(), seq: last });
    }
    if (now.link === "up" && before.link !== "up") {
      for (const go of ups.splice(0)) go();
    }
    const live = before.chat && before.chat.state !== "ended";
    if (live && now.chat?.state === "ended") host.emit("chat:ended");
  });
  base.join((event, data) => {
    if (event !== "kept") return;
    const [name, value] = data as KeptChange;
    if (name === "draft") store.set({ draft: value ?? "" });
    else outbox.changed(name, value);
  });
  return actions;
}
