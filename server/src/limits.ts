/** How much one caller may ask: `points` per `seconds`. Tests and benchmarks pass their own. */
export interface Limits {
  /** Sign-in attempts per email and per address. */
  signInPerEmail: Limit;
  signInPerAddress: Limit;
  /** Sockets and starts per address: offices and schools share one. */
  connectPerAddress: Limit;
  startPerAddress: Limit;
  startPerVisitor: Limit;
  messagePerVisitor: Limit;
  messagePerOperator: Limit;
  draftPerVisitor: Limit;
  /** Anything else on a socket. */
  eventPerSocket: Limit;
  /** Milliseconds an operator may be disconnected before the chats go back to the queue. */
  operatorGraceMs: number;
}

interface Limit {
  points: number;
  seconds: number;
}

export const DEFAULT_LIMITS: Limits = {
  signInPerEmail: { points: 10, seconds: 600 },
  signInPerAddress: { points: 50, seconds: 600 },
  connectPerAddress: { points: 600, seconds: 60 },
  startPerAddress: { points: 60, seconds: 600 },
  startPerVisitor: { points: 10, seconds: 600 },
  messagePerVisitor: { points: 60, seconds: 30 },
  messagePerOperator: { points: 300, seconds: 30 },
  draftPerVisitor: { points: 150, seconds: 10 },
  eventPerSocket: { points: 300, seconds: 30 },
  operatorGraceMs: 45_000,
};
