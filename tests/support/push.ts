import {
  createDecipheriv,
  createECDH,
  createHmac,
  createPublicKey,
  type ECDH,
  randomBytes,
  randomUUID,
  verify,
} from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { PushBrowser, PushPayload } from "@palique/shared/push.ts";
import { onTestFinished } from "vitest";
import { until } from "./wait.ts";

/** What a push service was sent for one browser, after every check it makes. */
export interface ReceivedPush {
  payload: PushPayload;
  headers: IncomingHttpHeaders;
  /** The claims of the VAPID token. */
  claims: { aud: string; exp: number; sub: string };
  at: number;
}

/** A browser that subscribed at the service: what it tells its website, and what arrives. */
export interface PushedBrowser {
  subscription: PushBrowser;
  received: ReceivedPush[];
  /** The first that came or comes and fits. */
  next(fits: (payload: PushPayload) => boolean): Promise<ReceivedPush>;
  shows(text: string): Promise<ReceivedPush>;
  closes(tag: string): Promise<ReceivedPush>;
  /** The next requests for this browser are answered like this instead of being taken; undefined: taken again. */
  answer: { status: number; headers?: Record<string, string> } | undefined;
  /** How often the service was asked, refused requests too. */
  requests: number;
}

export interface PushService {
  url: string;
  /** What was wrong with requests: nobody's browser would have shown these. */
  faults: string[];
  subscribe(applicationServerKey: string): PushedBrowser;
}

/**
 * A push service with its browsers, written from the RFCs: it takes what RFC 8030 allows, checks the sender's
 * token (RFC 8292) and decrypts the message as the browser would (RFC 8291, RFC 8188).
 */
export async function startPushService(): Promise<PushService> {
  const browsers = new Map<
    string,
    PushedBrowser & { take(headers: IncomingHttpHeaders, body: Buffer): void }
  >();
  const faults: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const browser = browsers.get(request.url ?? "");
    if (!browser || request.method !== "POST") return void response.writeHead(404).end();
    browser.requests++;
    const { answer } = browser;
    if (answer) return void response.writeHead(answer.status, answer.headers).end();
    try {
      browser.take(request.headers, Buffer.concat(chunks));
      response.writeHead(201).end();
    } catch (error) {
      faults.push(String(error));
      response.writeHead(400).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("no port");
  const url = `http://127.0.0.1:${address.port}`;

  function subscribe(applicationServerKey: string): PushedBrowser {
    const path = `/push/${randomUUID()}`;
    const keys = createECDH("prime256v1");
    keys.generateKeys();
    const auth = randomBytes(16);
    const received: ReceivedPush[] = [];
    const browser = {
      subscription: {
        endpoint: `${url}${path}`,
        keys: { p256dh: keys.getPublicKey("base64url"), auth: auth.toString("base64url") },
      },
      received,
      requests: 0,
      answer: undefined,
      next: (fits: (payload: PushPayload) => boolean) =>
        until("a push that fits", () => received.find(({ payload }) => fits(payload))),
      shows: (text: string) =>
        browser.next((one) => one.palique === "show" && `${one.title} ${one.body}`.includes(text)),
      closes: (tag: string) => browser.next((one) => one.palique === "close" && one.tag === tag),
      take(headers: IncomingHttpHeaders, body: Buffer) {
        const claims = checkSender(headers.authorization ?? "", applicationServerKey, url);
        if (!/^\d+$/.test(`${headers.ttl}`)) throw new Error("no TTL");
        if (headers.topic && !/^[\w-]{1,32}$/.test(`${headers.topic}`)) throw new Error("bad Topic");
        if (headers["content-encoding"] !== "aes128gcm") throw new Error("not aes128gcm");
        if (body.length > 4096) throw new Error("too large");
        const payload: PushPayload = JSON.parse(decrypt(body, keys, auth).toString("utf8"));
        received.push({ payload, headers, claims, at: Date.now() });
      },
    };
    browsers.set(path, browser);
    return browser;
  }
  return { url, faults, subscribe };
}

/** RFC 8292: an ES256 token for this service, by the key the browser subscribed with, valid for at most a day. */
function checkSender(authorization: string, applicationServerKey: string, origin: string) {
  const [, token = "", key = ""] = authorization.match(/^vapid t=([\w.-]+), ?k=([\w-]+)$/) ?? [];
  if (key !== applicationServerKey) throw new Error("sent with another key than subscribed with");
  const point = Buffer.from(key, "base64url");
  const jwk = {
    kty: "EC",
    crv: "P-256",
    x: point.subarray(1, 33).toString("base64url"),
    y: point.subarray(33).toString("base64url"),
  };
  const [head = "", body = "", signature = ""] = token.split(".");
  const { alg } = JSON.parse(Buffer.from(head, "base64url").toString());
  const isGenuine = verify(
    "sha256",
    Buffer.from(`${head}.${body}`),
    { key: createPublicKey({ key: jwk, format: "jwk" }), dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  if (alg !== "ES256" || !isGenuine) throw new Error("the token is not signed by its key");
  const claims: ReceivedPush["claims"] = JSON.parse(Buffer.from(body, "base64url").toString());
  const now = Date.now() / 1000;
  if (claims.aud !== origin) throw new Error("the token is for another service");
  if (!(claims.exp > now && claims.exp <= now + 24 * 3600)) throw new Error("the token's time is wrong");
  if (!/^(mailto:|https:)/.test(claims.sub)) throw new Error("nobody to write to");
  return claims;
}

const hmac = (key: Buffer, ...data: (Buffer | string)[]): Buffer => {
  const hash = createHmac("sha256", key);
  for (const part of data) hash.update(part);
  return hash.digest();
};

/** RFC 8291, section 3.4, with the one record of RFC 8188. */
export function decrypt(body: Buffer, keys: ECDH, auth: Buffer): Buffer {
  const salt = body.subarray(0, 16);
  const recordSize = body.readUInt32BE(16);
  const idLength = body.readUInt8(20);
  const sender = body.subarray(21, 21 + idLength);
  const record = body.subarray(21 + idLength);
  if (record.length > recordSize) throw new Error("more than one record");
  const secret = hmac(auth, keys.computeSecret(sender));
  const ikm = hmac(secret, "WebPush: info\0", keys.getPublicKey(), sender, Buffer.of(1));
  const prk = hmac(salt, ikm);
  const key = hmac(prk, "Content-Encoding: aes128gcm\0", Buffer.of(1)).subarray(0, 16);
  const nonce = hmac(prk, "Content-Encoding: nonce\0", Buffer.of(1)).subarray(0, 12);
  const cipher = createDecipheriv("aes-128-gcm", key, nonce);
  cipher.setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([cipher.update(record.subarray(0, -16)), cipher.final()]);
  const end = padded.findLastIndex((byte) => byte !== 0);
  if (padded[end] !== 2) throw new Error("not the last record");
  return padded.subarray(0, end);
}
