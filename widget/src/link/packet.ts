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
export interface Frame {
  type: string;
  /** 0 where there is none. */
  ackId: number;
  data: unknown;
}

/** The parts of a frame; of type "" where it is none of ours or not readable. */
export function readFrame(text: unknown): Frame {
  try {
    const [, type = "", ackId, body] = /^(4?\d)(?:\/visitor,)?(\d*)(.*)$/s.exec(`${text}`) ?? [];
    return { type, ackId: Number(ackId), data: body ? JSON.parse(body) : undefined };
  } catch {
    return { type: "", ackId: 0, data: undefined };
  }
}
