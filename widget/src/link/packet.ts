/**
 * Socket.IO 5 packets of the namespace /visitor inside Engine.IO 4 messages, as far as a browser needs them:
 * https://socket.io/docs/v4/socket-io-protocol/ and .../engine-io-protocol/. No binary, no other namespace.
 */
export const PONG = "3";

/** "40" connects with credentials, "42" is an event: its name and input. */
export function frame(type: "40" | "42", data: unknown, ackId: number | "" = ""): string {
  return `${type}/visitor,${ackId}${JSON.stringify(data)}`;
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
