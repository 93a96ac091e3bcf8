import { z } from "zod";
import { TimeZone } from "./fields.ts";

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
/** One opening window: ISO weekday 1 (Monday) to 7, local wall-clock times, `from` before `to`; "24:00" ends the day. */
const Window = z
  .object({ day: z.number().int().min(1).max(7), from: Clock, to: Clock })
  .refine((window) => window.from < window.to, { path: ["to"] });

/** When a department answers. No windows: never open. `null` in place of this: always open. */
export const BusinessHours = z.object({ timeZone: TimeZone, windows: z.array(Window).max(70) });
export type BusinessHours = z.infer<typeof BusinessHours>;
