import { randomUUID } from "node:crypto";
import {
  COBROWSE_PATH,
  type Frames,
  type PageToServer,
  type ServerToPage,
  type ServerToWatch,
  type WatchToServer,
} from "@palique/shared/cobrowse.ts";
import type { AskShare, OwnShare } from "@palique/shared/sharing.ts";
import type { Socket } from "socket.io-client";
import { type ApiClient, type Client, connectClient } from "./clients.ts";
import { type Desk, talking } from "./desk.ts";
import type { TestServer } from "./server.ts";

const COBROWSE = { kind: "cobrowse", media: null } as const;

/** A chat in which the visitor has allowed the operator to see the page, or what else is asked for. */
export async function cobrowsing(desk: Desk, ask: Pick<AskShare, "kind" | "media"> = COBROWSE) {
  const chat = await talking(desk);
  const { conversationId } = chat;
  const { id: shareId } = await chat.operator.value("share:ask", { conversationId, ...ask });
  await chat.visitor.next("share", (share) => share.id === shareId);
  const share: OwnShare = await chat.visitor.value("share:answer", { shareId, allow: true });
  return { ...chat, shareId, share };
}

export type PageClient = Client<PageToServer, ServerToPage> & { tab: string };
export type WatchClient = Client<WatchToServer, ServerToWatch>;

/** A tab that shows itself, as the visitor's browser opens it. */
export async function connectPage(
  server: Pick<TestServer, "url">,
  site: string,
  token: string,
  shareId: string,
  transports: ("websocket" | "polling")[] = ["websocket"],
): Promise<PageClient> {
  const tab = randomUUID();
  const client = await connectClient<PageToServer, ServerToPage>({
    url: server.url,
    namespace: "/page",
    path: COBROWSE_PATH,
    auth: { site, token, shareId, tab },
    transports,
    headers: { origin: "https://shop.example" },
  });
  return { ...client, tab };
}

/** A console that looks on. */
export function connectWatcher(
  server: Pick<TestServer, "url">,
  api: ApiClient,
  shareId: string,
  origin = server.url,
): Promise<WatchClient> {
  return connectClient<WatchToServer, ServerToWatch>({
    url: server.url,
    namespace: "/watch",
    path: COBROWSE_PATH,
    auth: { shareId },
    headers: { cookie: api.cookie, origin },
  });
}

/** A batch as the recorder of a page makes them; unpacked. */
export function batch(page: PageClient, seq: number, { full = false, text = `[${seq}]` } = {}): Frames {
  return { tab: page.tab, seq, full, packed: false, bytes: Buffer.from(text) };
}

/** A tab that is in sight and shown. */
export async function showPage(...args: Parameters<typeof connectPage>): Promise<PageClient> {
  const page = await connectPage(...args);
  page.tell("seen", { visible: true });
  await page.next("shown", ({ shown }) => shown);
  return page;
}

/** Resolves when the server has closed the connection. */
export function closed({ socket }: { socket: Socket }): Promise<void> {
  return new Promise((done) => {
    if (socket.disconnected) done();
    else socket.once("disconnect", () => done());
  });
}
