import type { visitors as en } from "../en/visitors.ts";

export const visitors: Record<keyof typeof en, string> = {
  title: "Visitantes",
};
