import pino from "pino";

export type Log = pino.Logger;

/** Of an error only what code put there: a database's details quote the values of rows. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: "not an error" };
  const { name, message, stack } = error;
  return { type: name, message, ...("code" in error && { code: error.code }), stack };
}

/** One JSON line per event on stdout: an event name and ids. Never text, names, tokens or addresses. */
export function openLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
  });
}
