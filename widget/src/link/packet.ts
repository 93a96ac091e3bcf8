/**
 * Socket.IO 5 packets of the namespace /visitor inside Engine.IO 4 messages, as far as a browser needs them:
 * https://socket.io/docs/v4/socket-io-protocol/ and .../engine-io-protocol/. No binary, no other namespace.
 */
const NAMESPACE = "/visitor,";

export const PONG = "3";

export function connectFrame(auth: unknown): string {
  return `40${NAMESPACE}${JSON.stringify(auth)}`;
}

export function eventFrame(name: string, input: unknown, ackId?: number): string {
  return `42${NAMESPACE}${ackId ?? ""}${JSON.stringify([name, input])}`;
}

/** "0" open, "1" close and "2" ping are Engine.IO's; "40" connected to "44" refused are Socket.IO's. */
export type Frame = [type?: string | undefined, ackId?: number, data?: unknown];

/** The parts of a frame; none where it is not ours or not readable. */
export function readFrame(text: unknown): Frame {
  try {
    const [, type, ackId, body] = /^(4?\d)(?:\/visitor,)?(\d*)(.*)$/s.exec(`${text}`) ?? [];
    return [type, Number(ackId), body && JSON.parse(body)];
  } catch {
    return [];
  }
}
