import { randomUUID } from "node:crypto";
import {
  COBROWSE_PATH,
  type PageToServer,
  type ServerToPage,
  type ServerToWatch,
  type WatchToServer,
} from "@palique/shared/cobrowse.ts";
import type { AskShare, OwnShare } from "@palique/shared/sharing.ts";
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
): Promise<PageClient> {
  const tab = randomUUID();
  const client = await connectClient<PageToServer, ServerToPage>({
    url: server.url,
    namespace: "/page",
    path: COBROWSE_PATH,
    auth: { site, token, shareId, tab },
    headers: { origin: "https://shop.example" },
  });
  return { ...client, tab };
}

/** A console that looks on. */
export function connectWatcher(
  server: Pick<TestServer, "url">,
  api: ApiClient,
  shareId: string,
): Promise<WatchClient> {
  return connectClient<WatchToServer, ServerToWatch>({
    url: server.url,
    namespace: "/watch",
    path: COBROWSE_PATH,
    auth: { shareId },
    headers: { cookie: api.cookie, origin: server.url },
  });
}
