import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP } from "node:net";
import type { Config } from "../config.ts";
import { isPublicAddress, publicLookup } from "../public-address.ts";
import { titleIn } from "./title-in-html.ts";

/** For everything, redirects too. */
const WITHIN_MS = 5_000;
const MOST_REDIRECTS = 4;
/** Titles stand at the beginning; large sites put a lot before them. */
const MOST_BYTES = 512_000;

/**
 * Reads the title of a page: over HTTP(S) from the public internet, without cookies, and no more of the page than
 * it takes. Null where there is none to be had, whatever the reason; never fails.
 */
export async function readTitle(config: Pick<Config, "linksPrivate">, url: string): Promise<string | null> {
  const signal = AbortSignal.timeout(WITHIN_MS);
  try {
    let next: string | null = url;
    for (let hops = 0; next !== null && hops <= MOST_REDIRECTS; hops += 1) {
      if (!isAllowedPage(config, next)) return null;
      const page: string = next;
      const response = await openPage(config, page, signal);
      try {
        next = redirectOf(response, page);
        if (next === null) return await titleOf(response);
      } finally {
        response.destroy();
      }
    }
    return null;
  } catch {
    return null;
  }
}

/** Whether the server may look there. What a name resolves to is checked when connecting. */
export function isAllowedPage(config: Pick<Config, "linksPrivate">, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  if ((protocol !== "https:" && protocol !== "http:") || username || password) return false;
  if (config.linksPrivate) return true;
  // Pages are on the usual ports; on others somebody may want to know what answers.
  if (port !== "") return false;
  const bare = hostname.replace(/^\[|\]$/g, "");
  return isIP(bare) ? isPublicAddress(bare) : bare.includes(".");
}

/** Asks for a page. A name that leads to a private address fails with ENOTPUBLIC: nobody is connected to. */
export function openPage(
  config: Pick<Config, "linksPrivate">,
  address: string,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const send = address.toLowerCase().startsWith("https:") ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const request = send(address, {
      // A connection of its own: none that was opened for something else, and perhaps checked otherwise.
      agent: false,
      headers: {
        accept: "text/html,application/xhtml+xml",
        "accept-encoding": "identity",
        "user-agent": "Mozilla/5.0 (compatible; Palique; page titles)",
      },
      signal,
      ...(config.linksPrivate ? {} : { lookup: publicLookup }),
    });
    request.on("response", resolve).on("error", reject).end();
  });
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage, from: string): string | null {
  if (![301, 302, 303, 307, 308].includes(statusCode) || !headers.location) return null;
  return URL.parse(headers.location, from)?.href ?? null;
}

async function titleOf(response: IncomingMessage): Promise<string | null> {
  const { statusCode = 0, headers } = response;
  const type = headers["content-type"] ?? "";
  const encoding = headers["content-encoding"] ?? "identity";
  if (statusCode !== 200 || encoding !== "identity") return null;
  if (!/^\s*(text\/html|application\/xhtml\+xml)\s*(;|$)/i.test(type)) return null;
  return titleIn(await beginningOf(response), type);
}

/** Up to the end of the title, or of what is worth reading. */
async function beginningOf(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  let tail = "";
  for await (const data of response) {
    const chunk = Buffer.from(data).subarray(0, MOST_BYTES - size);
    chunks.push(chunk);
    size += chunk.length;
    const text = tail + chunk.toString("latin1");
    tail = text.slice(-8);
    if (size >= MOST_BYTES || /<\/title/i.test(text)) break;
  }
  return Buffer.concat(chunks);
}
