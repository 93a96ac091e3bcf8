import { createServer } from "node:http";
import { type Browser, chromium } from "playwright-core";
import { CHROMIUM_FLAGS, findChromium } from "../support/chromium.ts";
import { startContender } from "./contenders.ts";

/** A shop of another origin that embeds the widget, or does not, and a browser to visit it. */
export interface HostPage {
  browser: Browser;
  /** Of the server that the widget comes from. */
  serverUrl: string;
  withWidget: string;
  without: string;
  close(): Promise<void>;
}

export async function openHostPage(): Promise<HostPage> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("These figures need Chrome or Chromium; set CHROMIUM_PATH to it.");
  const server = startContender("palique");
  const { url: serverUrl, siteKey } = await server.call("start", { operators: 1 });
  const tag = `<script async src="${serverUrl}/widget.js" data-site="${siteKey}"></script>`;
  const host = createServer((request, response) => {
    response.writeHead(request.url === "/favicon.ico" ? 204 : 200, { "content-type": "text/html" });
    response.end(request.url === "/favicon.ico" ? undefined : shop(request.url === "/with" ? tag : ""));
  });
  await new Promise<void>((done) => host.listen(0, "127.0.0.1", done));
  const address = host.address();
  if (!address || typeof address === "string") throw new Error("no port");
  const url = `http://127.0.0.1:${address.port}`;
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  return {
    browser,
    serverUrl,
    withWidget: `${url}/with`,
    without: `${url}/without`,
    async close() {
      await browser.close();
      host.closeAllConnections();
      host.close();
      await server.end();
    },
  };
}

function shop(tag: string): string {
  const shoes = Array.from({ length: 200 }, (_, i) => `<li><a href="#${i}">Shoe ${i}</a> in all sizes</li>`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shoes</title>${tag}</head>
    <body><main><h1>Shoes</h1><ul>${shoes.join("")}</ul></main></body></html>`;
}
