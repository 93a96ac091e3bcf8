import type { rating as en } from "../en/rating.ts";

export const rating: Record<keyof typeof en, string> = {
  title: "Calificación",
  stars: "Calificado con {score} de 5",
  good: "Calificado como bueno",
  bad: "Calificado como malo",
  rated: "{name} calificó el chat con {operator}: {score} de 5",
  ratedGood: "{name} calificó como bueno el chat con {operator}",
  ratedBad: "{name} calificó como malo el chat con {operator}",
  changed: "{name} cambió la calificación a {score} de 5",
  changedGood: "{name} cambió la calificación a bueno",
  changedBad: "{name} cambió la calificación a malo",
  notice: "{name} calificó tu chat: {score} de 5",
  noticeGood: "{name} calificó tu chat como bueno",
  noticeBad: "{name} calificó tu chat como malo",
};
