import type { visitors as en } from "../en/visitors.ts";

export const visitors: Record<keyof typeof en, string> = {
  title: "Visitantes",
  next: "Visitante siguiente",
  previous: "Visitante anterior",
  invite: "Invitar al visitante a chatear",
  findPage: "Filtrar visitantes por página",
};
