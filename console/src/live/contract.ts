import type { OperatorToServer } from "@palique/shared/operator.ts";

/** The events of the contract that are answered, and those that are only told. */
export type AskEvent = {
  [E in keyof OperatorToServer]: Parameters<OperatorToServer[E]>["length"] extends 2 ? E : never;
}[keyof OperatorToServer];
export type TellEvent = Exclude<keyof OperatorToServer, AskEvent>;
export type InputOf<E extends keyof OperatorToServer> = Parameters<OperatorToServer[E]>[0];
export type OutputOf<E extends AskEvent> =
  Parameters<OperatorToServer[E]> extends [unknown, (reply: infer R) => void]
    ? Extract<R, { ok: true; value: unknown }>["value"]
    : never;
