import { LOCALES, type Locale } from "@palique/shared/locale.ts";
import express, { type Request, type Response, Router } from "express";
import { z } from "zod";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { say } from "../locales/catalogue.ts";
import { parse } from "../replies.ts";
import { escapeHtml } from "../web/html.ts";
import { servedHeaders, shortPage } from "../web/served-page.ts";
import { readChoice, saveChoice } from "./unsubscribe.ts";

const Query = z.object({
  who: z.string().max(64).catch(""),
  sign: z.string().max(64).catch(""),
  lang: z.enum(LOCALES).nullable().catch(null),
});

/**
 * The link under a mail. Opening it only shows a page, because mail programs and their scanners open links; its
 * button, and a mail program's own (RFC 8058: a POST without cookies or Origin), change something.
 */
export function unsubscribeRoutes(app: App): Router {
  const router = Router();
  router.use(servedHeaders());
  router.get("/", (request, response) =>
    answer(app, request, response, async (named, locale) => choicePage(locale, await readChoice(app, named))),
  );
  router.post("/", express.urlencoded({ extended: false, limit: "4kb" }), (request, response) =>
    answer(app, request, response, async (named, locale) => {
      const isWanted = Object(request.body).again === "yes";
      await saveChoice(app, named, isWanted);
      return choicePage(locale, isWanted);
    }),
  );
  return router;
}

async function answer(
  app: App,
  request: Request,
  response: Response,
  page: (named: { contactId: string; signature: string }, locale: Locale) => Promise<string>,
): Promise<void> {
  const { who, sign, lang } = parse(Query, request.query);
  const locale = lang ?? app.config.defaultLocale;
  try {
    response.type("html").send(await page({ contactId: who, signature: sign }, locale));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const text = `<p>${escapeHtml(say(locale, "unsubscribe.brokenText"))}</p>`;
    response
      .status(404)
      .type("html")
      .send(shortPage(locale, say(locale, "unsubscribe.broken"), text));
  }
}

/** The form goes back to this very address. */
function choicePage(locale: Locale, isWanted: boolean): string {
  const title = say(locale, isWanted ? "unsubscribe.title" : "unsubscribe.done");
  const text = say(locale, isWanted ? "unsubscribe.text" : "unsubscribe.doneText");
  const label = say(locale, isWanted ? "unsubscribe.action" : "unsubscribe.again");
  const again = isWanted ? "no" : "yes";
  const button = `<button type="submit" name="again" value="${again}" class="button${isWanted ? " main" : ""}">${escapeHtml(label)}</button>`;
  return shortPage(
    locale,
    title,
    `<p role="status">${escapeHtml(text)}</p><form method="post">${button}</form>`,
  );
}
