import type { ClientMethods } from "./client.ts";
import { type Child, startChild } from "./rpc.ts";
import type { ClientKind } from "./socket.ts";
import type { CrowdMethods, ServerMethods } from "./world.ts";

/** What the command line may change. */
export interface Bench {
  conversations: number;
  rounds: number;
  /** Of each round. */
  seconds: number;
  /** Messages in the big database. */
  stored: number;
  /** Idle visitors. */
  idle: number;
  /** Visitors whose pages are tracked. */
  tracked: number;
  /** And on one process in all. */
  crowd: number;
  /** That pass through one console. */
  messages: number;
  /** That begin and end before its eyes. */
  chats: number;
}

const OPERATORS = 10;
const FILES = { bare: "bare-server.ts", palique: "palique-server.ts" } as const;
export type Contender = keyof typeof FILES;

export function startContender(name: Contender): Child<ServerMethods> {
  return startChild<ServerMethods>(FILES[name], ["--expose-gc"]);
}

/** Ours, with what only it can do. */
export function startPalique(): Child<CrowdMethods> {
  return startChild<CrowdMethods>(FILES.palique, ["--expose-gc"]);
}

export function startClient(): Child<ClientMethods> {
  return startChild<ClientMethods>("client.ts");
}

/** Both servers and their clients, with the conversations under way. */
export async function openContenders(conversations: number, kind: ClientKind) {
  const servers = { bare: startContender("bare"), palique: startContender("palique") };
  const client = startClient();
  for (const name of ["bare", "palique"] as const) {
    const world = await servers[name].call("start", { operators: OPERATORS });
    await client.call("open", { name, world, count: conversations, kind });
  }
  return {
    client,
    servers,
    async close() {
      await client.end();
      await Promise.all([servers.bare.end(), servers.palique.end()]);
    },
  };
}
