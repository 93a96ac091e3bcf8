import { readJson } from "../base/read-json.ts";
import { changeForm } from "../panel/form.model.ts";
import type { Fields } from "../panel/form-check.ts";
import type { Panel } from "../panel/panel.model.ts";
import type { Tray, TrayItem } from "./tray.model.ts";
import { askUploads } from "./upload-line.ts";
import { fileWords } from "./words.ts";

/** The tray as it was before a reload: what had arrived is there, what had not is named. */
export function openTray(panel: Panel): Tray {
  const { files = [], lost } = panel.own.get().fields;
  const items = files.map(
    (card): TrayItem => ({
      clientId: card.id,
      name: card.name,
      size: card.size,
      voiceMs: card.voiceMs ?? null,
      bytes: null,
      sent: card.size,
      card,
      failure: null,
    }),
  );
  const notice = lost ? fileWords(panel).lost(lost.join(", ")) : "";
  return { items, notice, waits: false, dropping: false, recording: false };
}

/** Keeps the tray in step with what becomes of its files elsewhere: sent, given up, or gone from the server. */
export function watchTray(panel: Panel): void {
  const { own, store, host } = panel;
  const tray = () => own.get().tray as Tray;

  function drop(isGone: (item: TrayItem) => boolean, notice: (names: string) => string = () => ""): void {
    const { items } = tray();
    const gone = items.filter(isGone);
    if (!gone.length) return;
    const left = items.filter((item) => !gone.includes(item));
    const files = left.flatMap(({ card }) => card ?? []);
    own.set({ tray: { ...tray(), items: left, notice: notice(gone.map(({ name }) => name).join(", ")) } });
    changeForm(panel, { files: files.length ? files : undefined });
  }
  const named = (cards: readonly { id: string }[] = []) => new Set(cards.map(({ id }) => id));

  changeForm(panel, { lost: undefined });
  own.subscribe((now, before) => {
    // They left with a message.
    if (before.fields.files && !now.fields.files) drop(({ card }) => Boolean(card));
  });
  store.subscribe((now, before) => {
    if (now.receipt && !before.receipt) changeForm(panel, { files: undefined });
    // What was said of files that could not come along is history with the next message.
    if (now.outgoing.length > before.outgoing.length && tray().notice) {
      own.set({ tray: { ...tray(), notice: "" } });
    }
    const failure = now.ticket?.failure;
    if (failure?.field === "fileIds" && failure !== before.ticket?.failure) void look();
  });
  // They left with a message of another tab.
  addEventListener("storage", ({ key, oldValue, newValue }) => {
    if (key !== `${host.prefix}form`) return;
    const [had, has] = [oldValue, newValue].map((value) => named(readJson<Fields>(value)?.files));
    drop(({ card }) => Boolean(card && had?.has(card.id) && !has?.has(card.id)));
  });

  /** The server keeps for a day what nobody sends. */
  async function look(): Promise<void> {
    for (const { card } of tray().items) {
      if (!card) continue;
      const reply = await askUploads(panel, "GET", `/uploads/${card.id}`);
      if (reply && !reply.ok && reply.error === "not-found") {
        drop((item) => item.card === card, fileWords(panel).gone);
      }
    }
  }
  void look();
}
