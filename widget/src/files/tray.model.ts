import type { FileCard } from "@palique/shared/conversation.ts";
import type { Failure } from "@palique/shared/reply.ts";
import { sendFile } from "@palique/shared/uploading.ts";
import { randomText } from "../base/random.ts";
import type { ScreenRecording } from "../capture/screen-recorder.tsx";
import { changeForm } from "../panel/form.model.ts";
import type { Panel } from "../panel/panel.model.ts";
import { problemOf } from "./problem-of.ts";
import { askUploads, createLine } from "./upload-line.ts";
import { fileWords } from "./words.ts";

/** A file on its way to the server, or there and waiting to be sent. */
export interface TrayItem {
  /** Also names its upload, so that it is found again after a break. */
  clientId: string;
  name: string;
  size: number;
  voiceMs: number | null;
  /** null once the server has all of it. */
  bytes: Blob | null;
  /** Bytes the server has. */
  sent: number;
  card: FileCard | null;
  failure: Failure | null;
}

export interface Tray {
  items: readonly TrayItem[];
  /** What could not be taken, and why. */
  notice: string;
  /** The visitor wants it sent, and it is once everything has arrived. */
  waits: boolean;
  /** Files are held over the panel. */
  dropping: boolean;
  recording: boolean;
  /** The visitor is asked where a file shall come from. */
  choosing?: boolean;
  /** A picture of the page is being taken: what says so; "" when not. */
  making?: string;
  /** The screen is being recorded. */
  screen?: ScreenRecording | undefined;
}

export interface TrayActions {
  set(change: Partial<Tray>): void;
  add(files: Iterable<File>, voiceMs?: number): void;
  retry(clientId: string): void;
  remove(clientId: string): void;
  /** False: everything is there. True: `run` comes when it is, or the visitor is told why not. */
  wait(run: () => void): boolean;
}

/** Uploads at a time: more only slow each other down. */
const AT_ONCE = 2;

/** The tray of the next message or ticket. What has arrived is kept with the form, and survives a reload. */
export function createTray(panel: Panel): TrayActions {
  const { own } = panel;
  const underWay = new Map<string, AbortController>();
  let later: (() => void) | undefined;

  const tray = () => own.get().tray as Tray;
  const set = (change: Partial<Tray>) => own.set({ tray: { ...tray(), ...change } });
  const find = (clientId: string) => tray().items.find((item) => item.clientId === clientId);

  /** The items as they are now, and what of them is kept over a reload. */
  function put(items: readonly TrayItem[]): void {
    const files = items.flatMap(({ card }) => card ?? []);
    const lost = items.filter(({ card }) => !card).map(({ name }) => name);
    set({ items });
    changeForm(panel, { files: files.length ? files : undefined, lost: lost.length ? lost : undefined });
  }
  function change(clientId: string, news: Partial<TrayItem>): void {
    const items = tray().items.map((item) => (item.clientId === clientId ? { ...item, ...news } : item));
    if ("sent" in news && !news.card) set({ items });
    else put(items);
  }

  function pump(): void {
    for (const item of tray().items) {
      if (underWay.size >= AT_ONCE) return;
      if (!item.card && !item.failure && !underWay.has(item.clientId)) void upload(item);
    }
  }

  async function upload({ clientId, name, size, voiceMs, bytes }: TrayItem): Promise<void> {
    if (!bytes) return;
    const stop = new AbortController();
    underWay.set(clientId, stop);
    // For no conversation yet: what is begun as a chat can still be left as a message.
    const input = { clientId, conversationId: null, name: name.slice(-1_000), size, voiceMs };
    const reply = await sendFile(createLine(panel, stop.signal), input, bytes, (sent) => {
      if (!stop.signal.aborted) change(clientId, { sent });
      return !stop.signal.aborted;
    });
    underWay.delete(clientId);
    if (!find(clientId)) void forget(input);
    else if (reply.ok) change(clientId, { sent: size, card: reply.value, bytes: null });
    else {
      const words = fileWords(panel);
      const notice = `${words.failed(name)} ${words.failures[reply.error] ?? ""}`;
      change(clientId, { failure: reply });
      set({ notice: reply.error === "file-refused" ? words.refused(name) : notice });
    }
    settle();
    pump();
  }

  /** Asking again for the same upload finds it. */
  async function forget(input: object): Promise<void> {
    const reply = await askUploads(panel, "POST", "/uploads", input);
    if (reply?.ok) await askUploads(panel, "DELETE", `/uploads/${reply.value.id}`);
  }

  /** What waits for the files goes on, or stops where one failed. */
  function settle(): void {
    const { items, waits } = tray();
    if (!later || !waits) return;
    const run = later;
    const isThere = items.every(({ card }) => card);
    if (!isThere && !items.some(({ failure }) => failure)) return;
    later = undefined;
    set({ waits: false });
    if (isThere) run();
  }

  return {
    set,
    add(files, voiceMs) {
      const added: TrayItem[] = [];
      let notice = "";
      for (const file of files) {
        const name = file.name || fileWords(panel).pasted;
        const problem = problemOf(panel, name, file.size, tray().items.length + added.length);
        notice ||= problem;
        if (problem) continue;
        const clientId = randomText(22);
        const { size } = file;
        const about = { clientId, name, size, voiceMs: voiceMs ?? null, bytes: file };
        added.push({ ...about, sent: 0, card: null, failure: null });
      }
      set({ notice });
      put([...tray().items, ...added]);
      pump();
    },
    retry(clientId) {
      set({ notice: "" });
      change(clientId, { failure: null });
      pump();
    },
    remove(clientId) {
      const item = find(clientId);
      // Whoever takes something back looks again before it is sent.
      later = undefined;
      set({ notice: "", waits: false });
      underWay.get(clientId)?.abort();
      if (item?.card) void askUploads(panel, "DELETE", `/uploads/${item.card.id}`);
      put(tray().items.filter((one) => one !== item));
      pump();
    },
    wait(run) {
      const { items } = tray();
      if (items.every(({ card }) => card)) return false;
      const isStuck = items.some(({ failure }) => failure);
      later = isStuck ? undefined : run;
      set({ waits: !isStuck, notice: isStuck ? fileWords(panel).unfinished : "" });
      return true;
    },
  };
}
