import type { Replayer } from "@rrweb/replay";

/** rrweb looks up here what it has rewritten already. */
interface StyleCache {
  stylesWithHoverClass: Map<string, string>;
}

/** Tells rrweb that every style sheet has been rewritten: see receipt/css.ts. */
export function skipStyleParsing(replayer: Replayer): void {
  const cache: StyleCache = { stylesWithHoverClass: new AsTheyAre() };
  // Private, so pinned with the version: tests/e2e/fidelity.test.ts sees when it is no longer read.
  Object.assign(replayer, { cache });
}

class AsTheyAre extends Map<string, string> {
  override get(css: string): string {
    return css;
  }
  override set(): this {
    return this;
  }
}
