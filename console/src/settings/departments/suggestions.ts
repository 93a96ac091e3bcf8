import type { AutoMessages } from "@palique/shared/automatic.ts";
import { suggestions as en } from "../../i18n/en/suggestions.ts";
import { suggestions as es } from "../../i18n/es/suggestions.ts";

const texts = (key: keyof typeof en) => ({ en: en[key], es: es[key] });

/** What a department can start with; each kind is offered when it is turned on. */
export const SUGGESTED: AutoMessages = {
  greeting: { on: true, texts: texts("greeting") },
  waiting: {
    on: true,
    steps: [
      { seconds: 30, texts: texts("waiting1") },
      { seconds: 180, texts: texts("waiting2") },
    ],
  },
  operatorSilent: {
    on: true,
    remind: true,
    steps: [
      { seconds: 120, texts: texts("operator1") },
      { seconds: 300, texts: texts("operator2") },
    ],
  },
  visitorSilent: { on: true, steps: [{ seconds: 180, texts: texts("visitor1") }] },
  idle: { on: true, warnSeconds: 480, texts: texts("idle"), endSeconds: 120 },
  closing: { on: true, texts: texts("closing") },
};

/** A department that says nothing by itself. */
export const SILENT: AutoMessages = {
  greeting: { on: false, texts: {} },
  waiting: { on: false, steps: [] },
  operatorSilent: { on: false, remind: true, steps: [] },
  visitorSilent: { on: false, steps: [] },
  idle: { ...SUGGESTED.idle, on: false, texts: {} },
  closing: { on: false, texts: {} },
};
