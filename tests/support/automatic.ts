import type { AutoMessages } from "@palique/shared/automatic.ts";

/** A department that could say something by itself and does not. */
export const QUIET: AutoMessages = {
  greeting: { on: false, texts: {} },
  waiting: { on: false, steps: [] },
  operatorSilent: { on: false, remind: false, steps: [] },
  visitorSilent: { on: false, steps: [] },
  idle: { on: false, warnSeconds: 60, texts: {}, endSeconds: 60 },
  closing: { on: false, texts: {} },
};
