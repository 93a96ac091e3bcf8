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

export interface ServerMethods {
  start(input: { operators: number; publicUrl?: string }): Promise<World>;
  usage(): Usage;
  stop(): Promise<void>;
}
