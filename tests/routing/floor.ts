import { randomBytes } from "node:crypto";
import type { OperatorActor, VisitorActor } from "../../server/src/actors.ts";
import type { App } from "../../server/src/app.ts";
import { expireOffer } from "../../server/src/chats/decline-offer.ts";
import { returnChats } from "../../server/src/chats/return-chats.ts";
import { routeChats } from "../../server/src/chats/route-chats.ts";
import { startChat } from "../../server/src/chats/start-chat.ts";
import type { Engine } from "../../server/src/db/dialect.ts";
import { createDepartment } from "../../server/src/departments/save-department.ts";
import { AppError } from "../../server/src/errors.ts";
import { loadOperator } from "../../server/src/operators/load-operator.ts";
import { insertOperator, replaceDepartments } from "../../server/src/operators/operators.store.ts";
import { createOrganisation } from "../../server/src/setup/create-organisation.ts";
import type { Site } from "../../server/src/sites/sites.store.ts";
import { openApp } from "../support/app.ts";

/** A help desk in this process with a clock of its own: departments, operators, and visitors as they come. */
export interface Floor {
  app: App;
  site: Site;
  admin: OperatorActor;
  departmentIds: string[];
  operatorIds: string[];
  visitors: Visitor[];
  arrive(departmentId: string): Promise<void>;
  actor(operatorId: string): Promise<OperatorActor>;
  /** Runs one thing after another, and after each the routing that the server would run. */
  settle(): Promise<void>;
  /** Time passes, and what is due happens, one by one; `after` each. */
  pass(ms: number, after: () => Promise<void>): Promise<void>;
  /** Time passes with nothing running. */
  sleep(ms: number): void;
  close(): Promise<void>;
}

export interface Visitor {
  actor: VisitorActor;
  conversationId: string;
}

/** Jobs that are run as time passes, by kind. */
type Jobs = { [kind: string]: (app: App, payload: never) => Promise<void> };
const ROUTING: Jobs = { "offer-expiry": expireOffer, "operator-gone": returnChats };

export async function openFloor(
  engine: Engine,
  departments: number,
  operators: number,
  jobs: Jobs = ROUTING,
): Promise<Floor> {
  let now = 1_800_000_000_000;
  let routingNeeded = false;
  const { app, close } = await openApp(engine, { now: () => now });
  app.on("routing.needed", () => {
    routingNeeded = true;
  });
  const { site, admin } = await organise(app);
  const departmentIds: string[] = [];
  for (let i = 0; i < departments; i++) departmentIds.push(await addDepartment(app, admin, i));
  const operatorIds: string[] = [];
  for (let i = 0; i < operators; i++) operatorIds.push(await addOperator(app, departmentIds, i));
  const visitors: Visitor[] = [];

  async function settle(): Promise<void> {
    if (!routingNeeded) return;
    routingNeeded = false;
    await routeChats(app);
  }

  return {
    app,
    site,
    admin,
    departmentIds,
    operatorIds,
    visitors,
    settle,
    close,
    async arrive(departmentId) {
      visitors.push(await begin(app, site, departmentId));
    },
    async actor(operatorId) {
      const operator = await loadOperator(app.db, operatorId);
      if (!operator) throw new AppError("not-signed-in");
      return operator;
    },
    async pass(ms, after) {
      const until = now + ms;
      for (let job = await nextJob(app, jobs, until); job; job = await nextJob(app, jobs, until)) {
        now = Math.max(now, job.runAt);
        await run(app, jobs, job);
        await settle();
        await after();
      }
      now = until;
    },
    sleep(ms) {
      now += ms;
    },
  };
}

async function organise(app: App): Promise<{ site: Site; admin: OperatorActor }> {
  const made = await app.write((trx) =>
    createOrganisation(app, trx, {
      organisation: "Acme",
      admin: { name: "Admin", email: "admin@example.com", passwordHash: "-", locale: "en" },
      departments: [{ en: "Front" }],
      origins: [],
    }),
  );
  if (!made) throw new Error("no organisation");
  const admin = await loadOperator(app.db, made.operatorId);
  if (!admin) throw new Error("no administrator");
  return { site: made.site, admin };
}

async function addDepartment(app: App, admin: OperatorActor, index: number): Promise<string> {
  const { id } = await createDepartment(app, admin, {
    names: { en: `Department ${index}` },
    memberIds: [],
    strategy: "fewest-chats",
    capacity: null,
    queueLimit: null,
    overflowDepartmentId: null,
    hours: null,
    offline: "queue",
    offerSeconds: 30,
    rating: "stars",
    resumeMinutes: 30,
    auto: null,
    disabled: false,
  });
  return id;
}

async function addOperator(app: App, departmentIds: readonly string[], index: number): Promise<string> {
  const id = app.id();
  await app.write(async (trx) => {
    await insertOperator(trx, {
      id,
      email: `operator${index}@example.com`,
      name: `Operator ${index}`,
      passwordHash: "-",
      role: "agent",
      locale: "en",
      capacity: 1 + (index % 3),
      createdAt: app.now(),
    });
    await replaceDepartments(
      trx,
      id,
      departmentIds.filter((_, place) => (index + place) % 3 !== 0),
    );
  });
  return id;
}

async function begin(app: App, site: Site, departmentId: string): Promise<Visitor> {
  const token = randomBytes(32).toString("base64url");
  const browser: VisitorActor = { kind: "visitor", siteId: site.id, visitorId: null };
  const input = {
    clientId: app.id(),
    token,
    departmentId,
    page: null,
    language: "en",
    timeZone: null,
    name: "Marta",
    email: "",
    text: "Hello",
    priority: null,
    variables: {},
    invitationId: null,
  };
  const from = { userAgent: "test", address: "203.0.113.7", liveId: null, socketId: "" };
  const started = await startChat(app, browser, site, input, from);
  const conversation = await app.db
    .selectFrom("conversations")
    .select("id")
    .where("visitorId", "=", started.visitorId)
    .executeTakeFirstOrThrow();
  return { actor: started, conversationId: conversation.id };
}

interface DueJob {
  id: string;
  kind: string;
  payload: string;
  runAt: number;
}

function nextJob(app: App, jobs: Jobs, until: number): Promise<DueJob | undefined> {
  return app.db
    .selectFrom("jobs")
    .select(["id", "kind", "payload", "runAt"])
    .where("kind", "in", Object.keys(jobs))
    .where("runAt", "<=", until)
    .orderBy("runAt")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
}

/** As the job runner does; that it does is tested with it. */
async function run(app: App, jobs: Jobs, job: DueJob): Promise<void> {
  await jobs[job.kind]?.(app, JSON.parse(job.payload) as never);
  await app.write((trx) => trx.deleteFrom("jobs").where("id", "=", job.id).execute());
}
