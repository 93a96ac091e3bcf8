import type { FileCard } from "@palique/shared/conversation.ts";
import type { FileRules } from "@palique/shared/files.ts";
import { FILES_MAX } from "@palique/shared/limits.ts";
import type { Failure } from "@palique/shared/reply.ts";
import { sendFile } from "@palique/shared/uploading.ts";
import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { failureText } from "../i18n/errors.ts";
import { notify } from "../ui/notices.model.ts";
import { forgetUpload, line } from "./line.ts";
import { sizeText } from "./size-text.ts";
import { t } from "./texts.ts";

/** A file on its way to the server, or there and waiting to be sent. */
export interface TrayItem {
  /** Also names its upload, so that it is found again after a break. */
  clientId: string;
  name: string;
  size: number;
  voiceMs: number | null;
  /** Of the bytes in this browser; "" after a reload. */
  preview: string;
  isImage: boolean;
  /** Bytes the server has. */
  sent: number;
  card: FileCard | null;
  failure: Failure | null;
}

/** Where it will be sent: a conversation, or a chat among operators; neither: for a ready-made text. */
interface TrayPlace {
  conversationId: string | null;
  roomId?: string;
}

/** What will go along with the next reply or note of a conversation, or with the next words to the team. It lives on while others are open. */
export interface Tray {
  place: TrayPlace;
  items: Signal<readonly TrayItem[]>;
  /** Something is not there yet: the message waits for it. */
  isBusy: ReadonlySignal<boolean>;
}

/** What the server takes; said before a byte leaves. */
export const rules = signal<FileRules>({ maxBytes: 25_000_000, refused: [] });
/** Where files go that are dropped on a conversation: into the box that is in sight. */
export const receiving = signal<ReadonlyMap<string, Tray>>(new Map());

const trays = new Map<string, Tray>();
const bytes = new Map<string, Blob>();
/** Uploads at a time: more only slow each other down. */
const AT_ONCE = 2;
let running = 0;
const KEPT = "palique.tray.";

export function trayOf(operatorId: string, id: string, kind: "reply" | "note" | "team"): Tray {
  const place = kind === "team" ? { conversationId: null, roomId: id } : { conversationId: id };
  return trayAt(`${operatorId}.${kind}.${id}`, place);
}

/** The tray of this name, for whatever is kept there. */
export function trayAt(key: string, place: TrayPlace): Tray {
  const known = trays.get(key);
  if (known) return known;
  const items = signal<readonly TrayItem[]>(restored(key));
  const isBusy = computed(() => items.value.some((item) => !item.card));
  const tray = { place, items, isBusy };
  trays.set(key, tray);
  items.subscribe((now) => keep(key, now));
  return tray;
}

export function addFiles(tray: Tray, files: Iterable<File>, voiceMs: number | null = null): void {
  const added: TrayItem[] = [];
  for (const file of files) {
    const problem = problemOf(file, tray.items.peek().length + added.length);
    if (problem) {
      notify(problem, "problem");
      continue;
    }
    const clientId = crypto.randomUUID();
    const isImage = /^image\/(png|jpeg|gif|webp|avif)$/.test(file.type);
    bytes.set(clientId, file);
    added.push({
      clientId,
      name: file.name || t("pasted"),
      size: file.size,
      voiceMs,
      preview: isImage || voiceMs !== null ? URL.createObjectURL(file) : "",
      isImage,
      sent: 0,
      card: null,
      failure: null,
    });
  }
  if (added.length === 0) return;
  tray.items.value = [...tray.items.peek(), ...added];
  pump();
}

/** What the server makes of files it has: they show at once, and can be sent when their cards come (null: they do not). */
export async function addMade(
  tray: Tray,
  files: readonly FileCard[],
  made: Promise<readonly FileCard[] | null>,
): Promise<void> {
  const room = FILES_MAX - tray.items.peek().length;
  if (files.length > room) notify(t("tooMany", { n: FILES_MAX }), "problem");
  const added = files.slice(0, room).map(({ name, size, voiceMs = null, kind }) => ({
    clientId: crypto.randomUUID(),
    name,
    size,
    voiceMs,
    preview: "",
    isImage: kind === "image",
    sent: 0,
    card: null,
    failure: null,
  }));
  tray.items.value = [...tray.items.peek(), ...added];
  const cards = await made;
  for (const [index, { clientId, size }] of added.entries()) {
    const card = cards?.[index];
    if (card) change(tray, clientId, { card, sent: size });
    else drop(tray, [clientId]);
  }
}

/** Why it cannot be sent, said at once. */
function problemOf(file: File, before: number): string | null {
  const { maxBytes, refused } = rules.peek();
  const name = file.name;
  const ending = /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? "";
  if (before >= FILES_MAX) return t("tooMany", { n: FILES_MAX });
  if (file.size === 0) return t("empty", { name });
  if (file.size > maxBytes) return t("tooLarge", { name, max: sizeText(maxBytes) });
  return refused.includes(ending) ? t("refused", { name }) : null;
}

export function removeItem(tray: Tray, clientId: string): void {
  const item = tray.items.peek().find((one) => one.clientId === clientId);
  if (item?.card) forgetUpload(item.card.id);
  drop(tray, [clientId]);
}

export function retryItem(tray: Tray, clientId: string): void {
  change(tray, clientId, { failure: null });
  pump();
}

/** The files that are ready to leave with a message; they are out of the tray after. */
export function takeFiles(tray: Tray): FileCard[] {
  const items = tray.items.peek().filter((item) => item.card);
  drop(
    tray,
    items.map((item) => item.clientId),
  );
  return items.flatMap(({ card }) => (card ? [card] : []));
}

function drop(tray: Tray, clientIds: readonly string[]): void {
  for (const item of tray.items.peek()) {
    if (!clientIds.includes(item.clientId)) continue;
    bytes.delete(item.clientId);
    if (item.preview) URL.revokeObjectURL(item.preview);
  }
  tray.items.value = tray.items.peek().filter((item) => !clientIds.includes(item.clientId));
}

function change(tray: Tray, clientId: string, news: Partial<TrayItem>): void {
  tray.items.value = tray.items
    .peek()
    .map((item) => (item.clientId === clientId ? { ...item, ...news } : item));
}

const underWay = new Set<string>();

function pump(): void {
  for (const tray of trays.values()) {
    for (const item of tray.items.peek()) {
      if (running >= AT_ONCE) return;
      if (item.card || item.failure || underWay.has(item.clientId)) continue;
      void upload(tray, item);
    }
  }
}

async function upload(tray: Tray, { clientId, name, size, voiceMs }: TrayItem): Promise<void> {
  const blob = bytes.get(clientId);
  if (!blob) return;
  running++;
  underWay.add(clientId);
  const isWanted = () => tray.items.peek().some((item) => item.clientId === clientId);
  const input = { clientId, ...tray.place, name, size, voiceMs };
  const reply = await sendFile(line, input, blob, (sent) => {
    if (isWanted()) change(tray, clientId, { sent });
    return isWanted();
  });
  running--;
  underWay.delete(clientId);
  if (!isWanted()) {
    if (reply.ok) forgetUpload(reply.value.id);
  } else if (reply.ok) change(tray, clientId, { card: reply.value, sent: size });
  else {
    change(tray, clientId, { failure: reply });
    notify(t("failedNamed", { name, reason: failureText(reply) }), "problem");
  }
  pump();
}

/** Finished ones are on the server and outlive a reload; of the others only the names do. */
function keep(key: string, items: readonly TrayItem[]): void {
  try {
    if (items.length === 0) {
      sessionStorage.removeItem(KEPT + key);
      return;
    }
    const plain = items.map((item) => ({ ...item, preview: "", failure: null }));
    sessionStorage.setItem(KEPT + key, JSON.stringify(plain));
  } catch {
    // Blocked or full: they live as long as the page.
  }
}

function restored(key: string): TrayItem[] {
  try {
    const items: TrayItem[] = JSON.parse(sessionStorage.getItem(KEPT + key) ?? "[]");
    const lost = items.filter((item) => !item.card).map((item) => item.name);
    if (lost.length > 0) {
      queueMicrotask(() => notify(t("lost", { n: lost.length, names: lost.join(", ") }), "problem"));
    }
    return items.filter((item) => item.card);
  } catch {
    return [];
  }
}
