import type { DepartmentAdmin, SaveDepartment } from "@palique/shared/admin.ts";
import { afterAll, beforeAll } from "vitest";
import type { Engine } from "../../server/src/db/dialect.ts";
import {
  type ApiClient,
  connectOperator,
  connectVisitor,
  hireOperator,
  type OperatorClient,
  signIn,
  siteKey,
  startInput,
  type VisitorClient,
} from "./clients.ts";
import { createDatabase, type TestDatabase } from "./databases.ts";
import { startServer, type TestServer } from "./server.ts";

/** A running help desk with its administrator signed in. */
export interface Desk {
  server: TestServer;
  admin: ApiClient;
  key: string;
}

export async function openDesk(options: Parameters<typeof startServer>[0] = {}): Promise<Desk> {
  const server = await startServer(options);
  const admin = await signIn(server);
  // Tests share the administrator and leave chats behind.
  await admin.value("PATCH", `/operators/${admin.me.id}`, { capacity: 100 });
  return { server, admin, key: await siteKey(admin) };
}

/** One desk for all tests of a file. */
export function useDesk(options: Parameters<typeof startServer>[0] = {}): () => Desk {
  let desk: Desk | null = null;
  beforeAll(async () => {
    desk = await openDesk(options);
  });
  afterAll(() => desk?.server.stop());
  return () => {
    if (!desk) throw new Error("used before the tests run");
    return desk;
  };
}

/** One desk on a database of its own for all tests of the surrounding `describe`: `take` gets both before they run. */
export function onDesk(engine: Engine, take: (desk: Desk, database: TestDatabase) => void): void {
  let opened: { desk: Desk; database: TestDatabase } | null = null;
  beforeAll(async () => {
    const database = await createDatabase(engine);
    opened = { desk: await openDesk({ database }), database };
    take(opened.desk, database);
  });
  afterAll(async () => {
    await opened?.desk.server.stop();
    await opened?.database.drop();
  });
}

const DEPARTMENT: SaveDepartment = {
  names: { en: "Desk" },
  memberIds: [],
  strategy: "manual",
  capacity: null,
  queueLimit: null,
  overflowDepartmentId: null,
  hours: null,
  offline: "ticket",
  offerSeconds: 30,
  rating: "stars",
  resumeMinutes: 0,
  auto: null,
  disabled: false,
};

let hired = 0;

/** A department of its own with one operator in it, online: tests of a file do not meet in each other's queues. */
export async function staffed(
  { server, admin }: Desk,
  department: Partial<SaveDepartment> = {},
  operator: { role?: string; capacity?: number } = {},
): Promise<{ departmentId: string; api: ApiClient; operator: OperatorClient }> {
  const number = ++hired;
  const { id } = await admin.value<DepartmentAdmin>("POST", "/departments", {
    ...DEPARTMENT,
    names: { en: `Desk ${number}` },
    ...department,
  });
  const api = await hireOperator(server, admin, {
    email: `operator${number}-${process.pid}@example.com`,
    name: `Leo ${number}`,
    departmentIds: [id],
    capacity: 20,
    ...operator,
  });
  return { departmentId: id, api, operator: await connectOperator(server, api) };
}

/** A visitor with a chat that waits in the department. */
export async function waiting(
  { server, key }: Desk,
  departmentId: string,
  text = "Hello",
): Promise<{ visitor: VisitorClient; conversationId: string }> {
  const visitor = await connectVisitor(server, key);
  const session = await visitor.value("chat:start", startInput(visitor.token, departmentId, text));
  if (!session.chat) throw new Error("no chat");
  return { visitor, conversationId: session.chat.conversationId };
}

/** A chat that an operator has taken. */
export async function talking(desk: Desk, department: Partial<SaveDepartment> = {}) {
  const staff = await staffed(desk, department);
  const chat = await waiting(desk, staff.departmentId);
  const row = await staff.operator.next("conversation", (one) => one.id === chat.conversationId);
  if (!row.chat) throw new Error("no chat in the row");
  await staff.operator.value("chat:take", { chatId: row.chat.id });
  await staff.operator.value("conversation:open", { conversationId: chat.conversationId, after: null });
  return { ...staff, ...chat, chatId: row.chat.id };
}
