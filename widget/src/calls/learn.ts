import type { Base, Told } from "../base/parts.ts";

/** Takes what the page told, for now and for the parts that come later. */
export function learn({ told, core }: Base, change: Partial<Told>): void {
  Object.assign(told, change);
  core?.store.set(change);
}
