import { createHmac } from "node:crypto";
import { networkInterfaces } from "node:os";
import TurnServer from "node-turn";
import { onTestFinished } from "vitest";
import { freePort } from "./server.ts";

/** Not the loopback one: browsers leave that out of what they offer. */
function ownAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return all.find(({ family, internal }) => family === "IPv4" && !internal)?.address ?? "127.0.0.1";
}

export interface TurnPlace {
  address: string;
  port: number;
  /** For TURN_URLS. */
  url: string;
}

/** Where openTurn will listen. */
export async function findTurnPlace(): Promise<TurnPlace> {
  const address = ownAddress();
  const port = await freePort();
  return { address, port, url: `turn:${address}:${port}?transport=udp` };
}

/** A real TURN server that checks passwords as coturn's use-auth-secret does: it knows the secret, and no names. */
export function openTurn({ address, port }: TurnPlace, secret: string): void {
  const credentials = new Proxy<Record<string, string>>(
    {},
    {
      get(_, username) {
        const name = String(username);
        const isInTime = Number(name.split(":")[0]) > Date.now() / 1_000;
        return isInTime ? createHmac("sha1", secret).update(name).digest("base64") : undefined;
      },
    },
  );
  const server = new TurnServer({
    authMech: "long-term",
    credentials,
    listeningIps: [address],
    relayIps: [address],
    listeningPort: port,
    debugLevel: "OFF",
  });
  server.start();
  onTestFinished(() => server.stop());
}
