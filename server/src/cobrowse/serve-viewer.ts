import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { App } from "../app.ts";
import { refusal, VARIABLES } from "../config.ts";
import { viewerPages } from "./viewer-pages.ts";

/** How many ports after the server's own are tried where none is set. */
const TRIES = 20;

/**
 * Serves the page that replays visitors' pages, on a port of its own: a stranger's page is never shown on the origin
 * that holds operators' sessions.
 */
export async function serveViewer(app: App, mainPort: number): Promise<{ stop(): Promise<void> }> {
  const { cobrowsePort, cobrowseOrigin, publicUrl, host } = app.config;
  const server = createServer(viewerPages(app, mainPort));
  const port = await listen(server, host, cobrowsePort, mainPort).catch((error) => {
    if (cobrowsePort !== null) throw refusal(VARIABLES.cobrowsePort, String(cobrowsePort), error);
    // Chats go on without it.
    app.log.warn({ event: "viewer.no-port", error: error.message });
    return null;
  });
  if (port === null) return { stop: async () => undefined };
  if (cobrowseOrigin) app.viewer = { origin: new URL(cobrowseOrigin).origin };
  // A page over HTTPS frames none over HTTP.
  else app.viewer = publicUrl.startsWith("https:") ? null : { port };
  app.log.info({ event: "viewer.started", port });
  return {
    async stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function listen(server: Server, host: string, fixed: number | null, mainPort: number): Promise<number> {
  const ports = fixed === null ? Array.from({ length: TRIES }, (_, i) => mainPort + 1 + i) : [fixed];
  for (const [place, port] of ports.entries()) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, () => {
          server.off("error", reject);
          resolve();
        });
      });
      break;
    } catch (error) {
      if (place === ports.length - 1) throw error;
    }
  }
  return (server.address() as AddressInfo).port;
}
