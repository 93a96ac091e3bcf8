import type { Locale } from "@palique/shared/locale.ts";

const en = {
  question: "How was this chat?",
  bad: "Bad",
  good: "Good",
  stars: (score: number) => `${score} of 5 ${score === 1 ? "star" : "stars"}`,
  thanks: "Thank you for your rating.",
  comment: "What should we know about it? (optional)",
  send: "Send",
  late: "This rating can no longer be changed.",
};
type RatingWords = typeof en;

const es: RatingWords = {
  question: "¿Qué tal estuvo este chat?",
  bad: "Malo",
  good: "Bueno",
  stars: (score) => `${score} de 5 ${score === 1 ? "estrella" : "estrellas"}`,
  thanks: "Gracias por tu calificación.",
  comment: "¿Qué deberíamos saber? (opcional)",
  send: "Enviar",
  late: "Esta calificación ya no se puede cambiar.",
};

/** The words of the rating. */
export const RATING_WORDS: Record<Locale, RatingWords> = { en, es };
