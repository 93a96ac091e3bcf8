import { TimeZone } from "@palique/shared/fields.ts";
import { LOCALES, type Locale } from "@palique/shared/locale.ts";
import { MailTranscript, TRANSCRIPT_FORMATS, type TranscriptFormat } from "@palique/shared/transcript.ts";
import { type Request, type Response, Router } from "express";
import { z } from "zod";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { say } from "../locales/catalogue.ts";
import { operatorOfToken } from "../operators/find-session.ts";
import { operatorEndpoint, pathPart } from "../operators/operator-endpoint.ts";
import { sessionTokenIn } from "../operators/session-cookie.ts";
import { parse } from "../replies.ts";
import { escapeHtml } from "../web/html.ts";
import { servedHeaders, shortPage } from "../web/served-page.ts";
import { pathOf } from "./link-transcript.ts";
import { mailTranscript } from "./mail-transcript.ts";
import { showTranscript } from "./show-transcript.ts";
import { transcriptJson } from "./transcript-json.ts";
import { transcriptPage } from "./transcript-page.ts";
import { transcriptText } from "./transcript-text.ts";

/** What is odd in an address counts as not said. */
const Query = z.object({
  lang: z.enum(LOCALES).nullable().catch(null),
  zone: TimeZone.nullable().catch(null),
  notes: z.string().catch(""),
  until: z.string().max(16).catch(""),
  sign: z.string().max(64).catch(""),
});

/** A conversation as a page to print, or as a file: for operators by their cookie, for visitors by a signed address. */
export function transcriptPages(app: App): Router {
  const router = Router();
  router.get("/:id/:format", servedHeaders(), async (request, response) => {
    const { lang, ...query } = parse(Query, request.query);
    const locale = lang ?? app.config.defaultLocale;
    try {
      await answer(app, request, response, { ...query, locale });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refuse(response, error, locale);
    }
  });
  return router;
}

/** Sends one to somebody, who then has it. */
export function transcriptRoutes(app: App): Router {
  const router = Router();
  router.post(
    "/conversations/:id/transcript-mail",
    operatorEndpoint(app, MailTranscript, async (actor, input, request) => {
      await mailTranscript(app, actor, { ...input, conversationId: pathPart(request, "id") });
      return null;
    }),
  );
  return router;
}

type Asked = Omit<z.output<typeof Query>, "lang"> & { locale: Locale };

async function answer(app: App, request: Request, response: Response, asked: Asked): Promise<void> {
  const id = pathPart(request, "id");
  const { zone: timeZone, notes, locale, ...signed } = asked;
  const asker = signed.sign ? signed : await operatorOfToken(app, sessionTokenIn(request.headers.cookie));
  if (!asker) throw new AppError("not-signed-in");
  const { told, email } = await showTranscript(app, asker, { id, locale, timeZone, notes: notes === "1" });
  switch (formatOf(request)) {
    case "print": {
      const query = new URLSearchParams(request.url.split("?")[1]);
      const links = { text: pathOf(id, "text", query), json: pathOf(id, "json", query) };
      response.type("html").send(transcriptPage(told, links));
      return;
    }
    case "text":
      response.attachment(`conversation-${told.number}.txt`).send(transcriptText(told));
      return;
    case "json":
      response.attachment(`conversation-${told.number}.json`).json(transcriptJson(told, email));
  }
}

function formatOf(request: Request): TranscriptFormat {
  const format = TRANSCRIPT_FORMATS.find((one) => one === request.params.format);
  if (!format) throw new AppError("not-found");
  return format;
}

/** Says so on a page: whoever opened it is a person with a browser. */
function refuse(response: Response, { code }: AppError, locale: Locale): void {
  const [status, title, text] =
    code === "expired"
      ? ([410, "transcript.expired", "transcript.expiredText"] as const)
      : code === "not-signed-in"
        ? ([401, "transcript.signIn", "transcript.signInText"] as const)
        : code === "rate-limited"
          ? ([429, "transcript.later", "transcript.laterText"] as const)
          : ([404, "transcript.missing", "transcript.missingText"] as const);
  const body = `<p>${escapeHtml(say(locale, text))}</p>`;
  response
    .status(status)
    .type("html")
    .send(shortPage(locale, say(locale, title), body));
}
