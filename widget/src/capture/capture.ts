import type { OpenSharePart } from "../share/parts.ts";

/** One picture of this page, sent into the conversation. */
export const open: OpenSharePart = () => ({ stop() {} });
