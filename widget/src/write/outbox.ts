import type { Message, MessageExtra } from "@palique/shared/conversation.ts";
import { keptNames } from "../base/kept-names.ts";
import { randomText } from "../base/random.ts";
import { readJson } from "../base/read-json.ts";
import type { Storage } from "../base/storage.ts";
import type { Outgoing, State } from "../core/state.ts";
import type { Store } from "../core/store.ts";
import type { Deliver } from "./deliver.ts";

const NAME = "out:";
/** What nobody could take for this long has lost its sense. */
const KEPT_MS = 7 * 86_400_000;

/**
 * Messages until the server has them: each under a storage key of its own, so that tabs never overwrite each
 * other, and sent one after the other, so that they arrive in order. Any tab may send any of them: the server
 * stores a client id once.
 */
export interface Outbox {
  add(conversationId: string, text: string, extra?: MessageExtra): void;
  retry(clientId: string): void;
  discard(clientId: string): void;
  /** Another tab added, changed or finished one. */
  changed(name: string, value: string | null): void;
}

export function openOutbox(
  store: Store<State>,
  storage: Storage,
  prefix: string,
  deliver: Deliver,
  stored: (message: Message) => void,
): Outbox {
  let sending = false;

  const find = (clientId: string) => store.get().outgoing.find((one) => one.clientId === clientId);
  function put(one: Outgoing): void {
    const others = store.get().outgoing.filter(({ clientId }) => clientId !== one.clientId);
    store.set({ outgoing: [...others, one].sort((a, b) => a.at - b.at) });
  }
  function keep(one: Outgoing): void {
    storage.set(NAME + one.clientId, JSON.stringify(one));
    put(one);
    void flush();
  }
  function discard(clientId: string): void {
    storage.set(NAME + clientId, null);
    store.set({ outgoing: store.get().outgoing.filter((one) => one.clientId !== clientId) });
  }

  async function flush(): Promise<void> {
    if (sending) return;
    sending = true;
    for (;;) {
      const next = store.get().outgoing.find(({ state }) => state === "sending");
      if (!next) break;
      const { clientId, conversationId, text, extra } = next;
      const replyTo = extra?.reply?.seq;
      const fileIds = extra?.files?.map(({ id }) => id);
      const reply = await deliver("message:send", { clientId, conversationId, text, replyTo, fileIds });
      if (reply.ok) {
        storage.set(NAME + clientId, null);
        if (find(clientId)) put({ ...next, state: "sent" });
        stored(reply.value);
      } else if (find(clientId)) keep({ ...next, state: "failed" });
    }
    sending = false;
  }

  for (const name of keptNames(prefix)) {
    const one = name.startsWith(NAME) && readJson<Outgoing>(storage.get(name));
    if (!one) continue;
    if (one.at > Date.now() - KEPT_MS) put(one);
    else storage.set(name, null);
  }
  void flush();

  return {
    add(conversationId, text, extra) {
      const at = Math.max(Date.now(), (store.get().outgoing.at(-1)?.at ?? 0) + 1);
      keep({ clientId: randomText(22), conversationId, text, extra, at, state: "sending" });
    },
    retry(clientId) {
      const one = find(clientId);
      if (one) keep({ ...one, state: "sending" });
    },
    discard,
    changed(name, value) {
      if (!name.startsWith(NAME)) return;
      const one = readJson<Outgoing>(value);
      const gone = find(name.slice(NAME.length));
      if (one) put(one);
      // Sent by the other tab: it stays on screen until the server's copy takes its place.
      else if (gone?.state === "sending") put({ ...gone, state: "sent" });
      else if (gone?.state === "failed") discard(gone.clientId);
      void flush();
    },
  };
}
