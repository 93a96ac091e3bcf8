import type { AutoMessages } from "@palique/shared/automatic.ts";
import type { ConversationEvent } from "@palique/shared/conversation.ts";
import { expect } from "vitest";
import type { Floor } from "./floor.ts";

/** Every kind, with texts that say what they are. */
export function everything(name: string): AutoMessages {
  const texts = (text: string) => ({ en: `${name} ${text}` });
  return {
    greeting: { on: true, texts: texts("greeting") },
    waiting: {
      on: true,
      steps: [
        { seconds: 0, texts: texts("waiting-0") },
        { seconds: 20, texts: texts("waiting-20") },
        { seconds: 90, texts: texts("waiting-90") },
      ],
    },
    operatorSilent: {
      on: true,
      remind: true,
      steps: [
        { seconds: 30, texts: texts("operator-30") },
        { seconds: 100, texts: texts("operator-100") },
      ],
    },
    visitorSilent: { on: true, steps: [{ seconds: 40, texts: texts("visitor-40") }] },
    idle: { on: true, warnSeconds: 120, texts: texts("warning"), endSeconds: 60 },
    closing: { on: true, texts: texts("closing") },
  };
}

/** Seconds into each silence, and what is said then; "" is the end. */
const PLAN = {
  waiting: [
    [0, "waiting-0"],
    [20, "waiting-20"],
    [90, "waiting-90"],
  ],
  operator: [
    [30, "operator-30"],
    [100, "operator-100"],
  ],
  visitor: [
    [40, "visitor-40"],
    [120, "warning"],
    [180, ""],
  ],
} as const;

export interface Row {
  seq: number;
  authorKind: string;
  authorName: string | null;
  kind: string;
  body: string;
  at: number;
}

export async function logOf({ app, visitors }: Floor): Promise<Row[]> {
  return app.db
    .selectFrom("messages")
    .select(["seq", "authorKind", "authorName", "kind", "body", "at"])
    .where("conversationId", "=", visitors[0]?.conversationId ?? "")
    .orderBy("seq")
    .execute();
}

/**
 * Reads the log as a person would, with only the rules: every automatic message has its reason at its second, no
 * reason is without its message, none comes twice.
 */
export function audit(
  rows: readonly Row[],
  names: ReadonlyMap<string, string>,
  now: number,
  after: string,
): void {
  let live: "no" | "queued" | "active" = "no";
  let name = "";
  let [owed, held, snoozed, greeted] = [false, false, false, false];
  let [since, step]: [number | null, number] = [null, 0];
  /** What must be the very next entry. */
  let follows: string | null = null;
  const count = (from: number | null) => {
    [since, step] = [from, 0];
  };
  const next = () => {
    if (live === "no" || held || snoozed || since === null) return null;
    const [seconds, text] = PLAN[live === "queued" ? "waiting" : owed ? "operator" : "visitor"][step] ?? [];
    return seconds === undefined ? null : { due: since + seconds * 1_000, text };
  };
  const where = (row?: Row) => `${after}: #${row?.seq} ${row?.body}\n${rows.map(line).join("\n")}`;

  for (const row of rows) {
    const due = next();
    if (due) expect(due.due, `late, ${where(row)}`).toBeGreaterThanOrEqual(row.at);
    const event = row.kind === "event" ? (JSON.parse(row.body) as ConversationEvent) : null;
    if (follows) {
      expect(event?.type ?? row.body, where(row)).toBe(follows);
      follows = null;
      if (row.authorKind === "bot" || event?.type === "answer.due") continue;
    }
    if (row.authorKind === "bot") {
      expect(row.authorName, where(row)).toBe(`Department ${name}`);
      if (row.body === `${name} closing`) {
        expect(live, where(row)).toBe("active");
        follows = "chat.ended";
        continue;
      }
      expect(`${name} ${due?.text} at ${due?.due}`, where(row)).toBe(`${row.body} at ${row.at}`);
      if (live === "active" && owed) follows = "answer.due";
      step += 1;
      continue;
    }
    if (row.kind === "text" && row.authorKind === "visitor") {
      if (!owed && live === "active") count(row.at);
      owed = true;
    } else if (row.kind === "text") {
      owed = false;
      count(row.at);
    }
    switch (event?.type) {
      case "chat.queued":
        [live, name, greeted] = ["queued", names.get(event.departmentId) ?? "", false];
        snoozed = false;
        count(row.at);
        break;
      case "chat.resumed":
        // The operator goes on and greets nobody anew; another team that takes the chat later does, once.
        [live, greeted] = ["active", false];
        count(row.at);
        break;
      case "chat.taken":
        live = "active";
        if (!greeted) follows = `${name} greeting`;
        greeted = true;
        count(row.at);
        break;
      case "chat.returned":
        [live, held] = ["queued", false];
        count(row.at);
        break;
      case "chat.transferred":
        name = names.get(event.departmentId) ?? "";
        live = event.operatorName === null ? "queued" : "active";
        [held, snoozed] = [false, false];
        count(row.at);
        break;
      case "chat.held":
        held = true;
        break;
      case "chat.resumed-from-hold":
        held = false;
        count(owed ? row.at : null);
        break;
      case "snooze.set":
        snoozed = true;
        break;
      case "snooze.ended":
        snoozed = false;
        count(owed ? row.at : null);
        break;
      case "chat.ended":
        if (event.by === "system") expect([due?.text, due?.due], where(row)).toEqual(["", row.at]);
        if (live === "active") expect(rows[row.seq - 2]?.body, where(row)).toBe(`${name} closing`);
        live = "no";
        [owed, held, snoozed] = [false, false, false];
        break;
      case "answer.due":
        throw new Error(`a reminder without its message, ${where(row)}`);
      default:
    }
  }
  expect(follows, where()).toBeNull();
  const due = next();
  if (due) expect(due.due, `missing, ${where()}`).toBeGreaterThan(now);
}

const line = ({ seq, at, authorKind, body }: Row) => `${seq} ${at % 10_000_000} ${authorKind} ${body}`;
