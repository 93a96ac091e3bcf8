import { createHmac } from "node:crypto";
import type { IceServer } from "@palique/shared/sharing.ts";
import type { App } from "../app.ts";

/** How long a password for TURN works, in seconds: who connects anew gets a new one. */
const LASTS_SECONDS = 6 * 3_600;

/**
 * For RTCConfiguration.iceServers. With a secret, access to TURN is for this share and expires: the username is the
 * end of its time and the share's id, the password its HMAC-SHA1 (draft-uberti-behave-turn-rest-00, section 2.2).
 */
export function iceServers(app: App, share: { id: string }): IceServer[] {
  const { stun, turn } = app.config.ice;
  const servers: IceServer[] = stun.length > 0 ? [{ urls: stun }] : [];
  if (!turn) return servers;
  const { urls, access } = turn;
  if (!("secret" in access)) {
    return [...servers, { urls, username: access.username, credential: access.password }];
  }
  const username = `${Math.floor(app.now() / 1_000) + LASTS_SECONDS}:${share.id}`;
  const credential = createHmac("sha1", access.secret).update(username).digest("base64");
  return [...servers, { urls, username, credential }];
}
