import type { OpenSharePart } from "../share/parts.ts";

/** A call with the operators. */
export const open: OpenSharePart = () => ({ stop() {} });
