/** What a client needs to know of a server under test. */
export interface World {
  url: string;
  siteKey: string;
  departmentId: string;
  /** Session tokens of operators who may take chats. */
  operators: string[];
}

export interface Usage {
  /** Resident set after a full collection, bytes. */
  rss: number;
  heap: number;
  /** CPU used since the start, microseconds. */
  cpu: number;
}

export function usage(): Usage {
  globalThis.gc?.();
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return { rss, heap: heapUsed, cpu: user + system };
}

/** Of visitors that are only in the register. */
export interface CrowdMethods extends ServerMethods {
  /** Brings them in; from then on they see pages, leave and come back as people do. */
  crowd(input: { visitors: number }): void;
  /** Processor time since the start, microseconds. */
  cpu(): number;
  /** The longest turn of the event loop, in milliseconds of the thread's processor time. The loop never rests meanwhile. */
  longestTurn(input: { ms: number }): Promise<number>;
}

export interface ServerMethods {
  start(input: { operators: number; publicUrl?: string }): Promise<World>;
  usage(): Usage;
  stop(): Promise<void>;
}
