import type { OpenSharePart } from "../share/parts.ts";

/** Shows what the visitor chose in the browser's own dialog. */
export const open: OpenSharePart = () => ({ stop() {} });
