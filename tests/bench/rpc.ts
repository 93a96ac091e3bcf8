import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";

/** Calls between the benchmark and its processes, so that no contender shares a thread with who measures it. */

interface Call {
  id: number;
  method: string;
  input: unknown;
}
type Answer = { id: number; value: unknown } | { id: number; error: string };
type Method = (input: never) => unknown;

/** In the child: answers calls until the parent is gone. */
export function answerCalls(methods: { readonly [name: string]: Method }): void {
  process.on("message", async ({ id, method, input }: Call) => {
    try {
      process.send?.({ id, value: await methods[method]?.(input as never) });
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  process.on("disconnect", () => process.exit(0));
}

export interface Child<M> {
  call<K extends keyof M & string>(
    method: K,
    ...input: M[K] extends (...input: infer I) => unknown ? I : never
  ): Promise<M[K] extends (input: never) => infer O ? Awaited<O> : never>;
  end(): Promise<void>;
}

/** Starts a file of this folder in a process of its own; `M` is the type of what it answers. */
export function startChild<M>(file: string, execArgv: string[] = []): Child<M> {
  const child: ChildProcess = fork(join(import.meta.dirname, file), [], {
    execArgv,
    serialization: "advanced",
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const waiting = new Map<number, PromiseWithResolvers<never>>();
  const gone = new Promise<void>((done) => child.once("exit", () => done()));
  let last = 0;
  child.on("message", (answer: Answer) => {
    const call = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ("error" in answer) call?.reject(new Error(`${file}: ${answer.error}`));
    else call?.resolve(answer.value as never);
  });
  child.once("exit", () => {
    for (const call of waiting.values()) call.reject(new Error(`${file} ended`));
  });
  return {
    call(method, ...[input]) {
      const id = ++last;
      const call = Promise.withResolvers<never>();
      waiting.set(id, call);
      child.send({ id, method, input } satisfies Call);
      return call.promise;
    },
    async end() {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}
