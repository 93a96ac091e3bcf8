import pino from "pino";

export type Log = pino.Logger;

/** One JSON line per event on stdout: an event name and ids. Never text, names, tokens or addresses. */
export function openLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
