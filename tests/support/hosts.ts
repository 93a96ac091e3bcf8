import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { resolve } from "node:path";
import { onTestFinished } from "vitest";

/** A customer's website: another origin than the server's, with a page of its own for every path. */
export interface Host {
  url: string;
}

interface Site {
  /** HTML of a path. */
  page: (path: string) => string;
  headers?: Record<string, string>;
  /** JavaScript files by their path, such as a service worker. */
  scripts?: Record<string, string>;
}

export async function openHost(site: Site): Promise<Host> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://host").pathname;
    if (path === "/favicon.ico") return void response.writeHead(204).end();
    const script = site.scripts?.[path];
    if (script) return void response.writeHead(200, { "content-type": "text/javascript" }).end(script);
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...site.headers });
    response.end(site.page(path));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("no port");
  return { url: `http://127.0.0.1:${address.port}` };
}

export function scriptTag(serverUrl: string, key: string, attributes = ""): string {
  return `<script async src="${serverUrl}/widget.js" data-site="${key}" ${attributes}></script>`;
}

/** An ordinary shop with the one line in its head. */
export function shop(tag: string): Site {
  return {
    page: (path) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Shoes ${path}</title>${tag}</head>
      <body><main><h1>Shoes</h1><p>All sizes.</p><a href="/next">Next page</a></main></body></html>`,
  };
}

/** A content security policy that allows what the README asks for, and nothing else. */
export function strictPolicy(serverUrl: string): string {
  const readme = readFileSync(resolve(import.meta.dirname, "../../README.md"), "utf8");
  const lines = /script-src https[^`]+/.exec(readme)?.[0];
  if (!lines?.includes("connect-src")) throw new Error("the README names no policy");
  const allowed = lines
    .replaceAll("https://chat.example.com", serverUrl)
    .replaceAll("wss://chat.example.com", serverUrl.replace("http", "ws"))
    .replaceAll("\n", " ");
  return `default-src 'none'; base-uri 'none'; ${allowed}`;
}
