import type { Failure } from "@palique/shared/reply.ts";

/** How Socket.IO tells a client why it may not connect: the client reads `error.data`. */
export function refusal(failure: Failure): Error & { data: Failure } {
  return Object.assign(new Error(failure.error), { data: failure });
}
