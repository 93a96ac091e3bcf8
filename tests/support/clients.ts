import { randomBytes, randomUUID } from "node:crypto";
import type { SiteAdmin } from "@palique/shared/admin.ts";
import type { Message } from "@palique/shared/conversation.ts";
import type { OperatorSelf, OperatorToServer, ServerToOperator } from "@palique/shared/operator.ts";
import type { Ask, Reply } from "@palique/shared/reply.ts";
import type { ServerToVisitor, VisitorToServer } from "@palique/shared/visitor.ts";
import { io, type Socket } from "socket.io-client";
import { onTestFinished } from "vitest";
import { ADMIN, type TestServer } from "./server.ts";
import { until } from "./wait.ts";

/** Clients that speak the protocol over real sockets, without any of the product's own client code. */

type Asks<C> = { [E in keyof C]: C[E] extends Ask<infer _I, infer _O> ? E : never }[keyof C];
type Input<F> = F extends Ask<infer I, infer _O> ? I : never;
type Output<F> = F extends Ask<infer _I, infer O> ? O : never;
type Payload<F> = F extends (payload: infer P) => void ? P : never;

export interface Client<In, Out> {
  socket: Socket;
  /** Sends and waits for the typed answer. */
  ask<E extends Asks<In> & string>(event: E, input: Input<In[E]>): Promise<Reply<Output<In[E]>>>;
  /** The same, for when only success will do. */
  value<E extends Asks<In> & string>(event: E, input: Input<In[E]>): Promise<Output<In[E]>>;
  /** Anything at all, also what no contract knows. */
  raw(event: string, ...args: unknown[]): Promise<Reply<unknown>>;
  tell(event: string, input: unknown): void;
  /** Sends a message and answers what was stored. */
  say(conversationId: string, text: string, clientId?: string): Promise<Message>;
  /** Waits until this message arrives by itself. */
  hears(text: string): Promise<Message>;
  /** All that came so far under this name. */
  got<E extends keyof Out & string>(event: E): Payload<Out[E]>[];
  /** The first that came or comes and fits. */
  next<E extends keyof Out & string>(
    event: E,
    fits?: (payload: Payload<Out[E]>) => boolean,
    timeoutMs?: number,
  ): Promise<Payload<Out[E]>>;
  /** Forgets what came so far. */
  forget(): void;
  close(): void;
}
export type VisitorClient = Client<VisitorToServer, ServerToVisitor> & { token: string };
export type OperatorClient = Client<OperatorToServer, ServerToOperator> & { me: OperatorSelf };

export const newToken = (): string => randomBytes(32).toString("base64url");
export const newClientId = (): string => randomUUID();

interface Connect {
  url: string;
  namespace: string;
  auth?: unknown;
  headers?: Record<string, string>;
  transports?: ("websocket" | "polling")[];
  reconnection?: boolean;
  /** Of the Socket.IO server, where it is not the chat's. */
  path?: string;
}

/** A socket that is connected, or the error it was refused with. */
export function openSocket(options: Connect): Socket {
  const socket = io(`${options.url}${options.namespace}`, {
    auth: (options.auth ?? {}) as Record<string, unknown>,
    extraHeaders: options.headers ?? {},
    transports: options.transports ?? ["websocket"],
    reconnection: options.reconnection ?? true,
    reconnectionDelay: 100,
    reconnectionDelayMax: 500,
    forceNew: true,
    ...(options.path ? { path: options.path } : {}),
  });
  onTestFinished(() => void socket.close());
  return socket;
}

/** A client of any contract. */
export async function connectClient<In, Out>(options: Connect): Promise<Client<In, Out>> {
  const socket = openSocket(options);
  const seen: { event: string; payload: unknown }[] = [];
  socket.onAny((event: string, payload: unknown) => void seen.push({ event, payload }));
  await new Promise<void>((done, fail) => {
    socket.once("connect", done);
    socket.once("connect_error", fail);
  });
  const of = <T>(event: string) => seen.filter((one) => one.event === event).map((one) => one.payload as T);
  const raw = (event: string, ...args: unknown[]) => socket.timeout(30_000).emitWithAck(event, ...args);
  async function value(event: string, input: unknown) {
    const reply = await raw(event, input);
    if (!reply.ok) throw new Error(`${event}: ${JSON.stringify(reply)}`);
    return reply.value;
  }
  return {
    socket,
    ask: raw,
    value,
    raw,
    say: (conversationId, text, clientId = newClientId()) =>
      value("message:send", { clientId, conversationId, text }),
    hears: (text) =>
      until(`the message "${text}"`, () => of<Message>("message").find((message) => message.text === text)),
    tell: (event, input) => void socket.emit(event, input),
    got: of,
    async next(event, fits = () => true, timeoutMs = 30_000) {
      const found = await until(
        `a "${event}" that fits`,
        () => seen.find((one) => one.event === event && fits(one.payload as never)),
        timeoutMs,
      );
      return found.payload as never;
    },
    forget: () => void seen.splice(0),
    close: () => void socket.close(),
  };
}

/** A browser on a customer's page: "null" as token is one that never started anything. */
export async function connectVisitor(
  server: Pick<TestServer, "url">,
  siteKey: string,
  options: Partial<Connect> & { token?: string | null } = {},
): Promise<VisitorClient> {
  const token = options.token === undefined ? newToken() : options.token;
  const client = await connectClient<VisitorToServer, ServerToVisitor>({
    url: server.url,
    namespace: "/visitor",
    auth: { site: siteKey, token },
    headers: { origin: "https://shop.example" },
    ...options,
  });
  return { ...client, token: token ?? "" };
}

/** A signed-in HTTP client of one operator. */
export interface ApiClient {
  cookie: string;
  me: OperatorSelf;
  call<T>(method: string, path: string, body?: unknown): Promise<Reply<T>>;
  value<T>(method: string, path: string, body?: unknown): Promise<T>;
}

export async function callApi<T>(
  server: Pick<TestServer, "url">,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; reply: Reply<T>; cookie: string; headers: Headers }> {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { origin: server.url, "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const text = await response.text();
  const reply: Reply<T> = text.startsWith("{") ? JSON.parse(text) : { ok: false, error: "internal" };
  return { status: response.status, reply, cookie, headers: response.headers };
}

export async function signIn(
  server: Pick<TestServer, "url">,
  who: { email: string; password: string } = ADMIN,
): Promise<ApiClient> {
  const { reply, cookie } = await callApi<OperatorSelf>(server, "POST", "/session", who);
  if (!reply.ok) throw new Error(`sign-in: ${reply.error}`);
  return apiWith(server, cookie, reply.value);
}

function apiWith(server: Pick<TestServer, "url">, cookie: string, me: OperatorSelf): ApiClient {
  async function call<T>(method: string, path: string, body?: unknown): Promise<Reply<T>> {
    return (await callApi<T>(server, method, path, body, { cookie })).reply;
  }
  return {
    cookie,
    me,
    call,
    async value<T>(method: string, path: string, body?: unknown) {
      const reply = await call<T>(method, path, body);
      if (!reply.ok) throw new Error(`${method} ${path}: ${JSON.stringify(reply)}`);
      return reply.value;
    },
  };
}

/** A console of that operator; online unless told otherwise. */
export async function connectOperator(
  server: Pick<TestServer, "url">,
  api: ApiClient,
  options: Partial<Connect> & { status?: "online" | "away" | "offline" | null } = {},
): Promise<OperatorClient> {
  const client = await connectClient<OperatorToServer, ServerToOperator>({
    url: server.url,
    namespace: "/operator",
    headers: { cookie: api.cookie, origin: server.url },
    ...options,
  });
  await client.value("inbox:open", {});
  const status = options.status === undefined ? "online" : options.status;
  if (status) await client.value("status:set", { status });
  return { ...client, me: api.me };
}

/** Invites a colleague, lets them accept, and answers their signed-in client. */
export async function hireOperator(
  server: Pick<TestServer, "url">,
  admin: ApiClient,
  colleague: {
    email: string;
    name: string;
    role?: string;
    departmentIds?: string[];
    capacity?: number;
  },
): Promise<ApiClient> {
  const invite = await admin.value<{ link: string }>("POST", "/operators/invites", {
    email: colleague.email,
    role: colleague.role ?? "agent",
    departmentIds: colleague.departmentIds ?? [],
    capacity: colleague.capacity ?? 5,
  });
  const token = new URL(invite.link).pathname.split("/").filter(Boolean).at(-1) ?? "";
  const fromHash = new URL(invite.link).hash.split("/").filter(Boolean).at(-1) ?? "";
  const { reply, cookie } = await callApi<OperatorSelf>(server, "POST", `/invites/${fromHash || token}`, {
    name: colleague.name,
    password: ADMIN.password,
    locale: "en",
  });
  if (!reply.ok) throw new Error(`invite: ${JSON.stringify(reply)}`);
  return apiWith(server, cookie, reply.value);
}

/** Key of the first site. */
export async function siteKey(admin: ApiClient): Promise<string> {
  const [site] = await admin.value<SiteAdmin[]>("GET", "/sites");
  if (!site) throw new Error("there is no site");
  return site.key;
}

export const startInput = (token: string, departmentId: string | null, text = "Hello") => ({
  clientId: newClientId(),
  token,
  departmentId,
  page: { url: "https://shop.example/shoes", title: "Shoes", referrer: "" },
  language: "en-US",
  timeZone: "America/Bogota",
  name: "Marta",
  email: "marta@example.com",
  text,
});
