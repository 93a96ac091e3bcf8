import type { OpenSharePart } from "../share/parts.ts";

/** Shows this page to the operators who look on. */
export const open: OpenSharePart = () => ({ stop() {} });
