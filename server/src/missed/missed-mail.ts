import type { Message } from "@palique/shared/conversation.ts";
import type { Locale } from "@palique/shared/locale.ts";
import { plainText } from "@palique/shared/markdown.ts";
import { say } from "../locales/catalogue.ts";
import { headerText } from "../mail/header-text.ts";
import { labelled, linkButton, mailHtml, paragraph, quotation } from "../mail/mail-html.ts";
import type { MailPayload } from "../mail/mail-payload.ts";

/** The newest ones; who missed more reads them in the chat. */
export const MOST = 20;
const LONGEST = 2_000;

interface Missed {
  locale: Locale;
  /** IANA zone in which times are told. */
  timeZone: string;
  organisation: string;
  to: MailPayload["to"];
  missed: readonly Message[];
  /** Null: the website they wrote from is not known. */
  link: { url: string; host: string; expiresAt: number } | null;
  unsubscribe: string;
}

/** What somebody did not stay to read. The link is a secret: it is in this mail and nowhere else. */
export function missedMail({
  locale,
  timeZone,
  organisation,
  to,
  missed,
  link,
  unsubscribe,
}: Missed): MailPayload {
  const operator = headerText(missed.at(-1)?.author.name ?? "");
  const title = say(locale, "mail.missed.title", { operator, organisation });
  const greeting = headerText(to.name) ? [say(locale, "mail.greeting", { name: headerText(to.name) })] : [];
  const intro = say(locale, "mail.missed.intro");
  const shown = missed.slice(-MOST);
  const more = missed.length > shown.length ? [say(locale, "mail.missed.more")] : [];
  const time = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });
  const said = shown.map((message) => ({
    label: `${headerText(message.author.name)} · ${time.format(message.at)}`,
    words: wordsOf(message, locale),
  }));
  const action = say(locale, "mail.missed.action");
  const about = link
    ? say(locale, "mail.missed.about", { host: link.host, date: time.format(link.expiresAt) })
    : say(locale, "mail.missed.comeBack");
  const stop = say(locale, "mail.missed.stop");
  const footer = say(locale, "mail.sentBy", { organisation });
  return {
    to,
    fromName: organisation,
    subject: title,
    text: [
      ...greeting,
      intro,
      ...more,
      ...said.map(({ label, words }) => `${label}\n${words}`),
      ...(link ? [`${action}: ${link.url}`] : []),
      about,
      footer,
      `${stop}: ${unsubscribe}`,
    ].join("\n\n"),
    html: mailHtml(
      locale,
      title,
      [
        ...[...greeting, intro, ...more].map(paragraph),
        ...said.map(({ label, words }) => labelled(label, quotation(words))),
        ...(link ? [linkButton(action, link.url)] : []),
        paragraph(about),
      ],
      footer,
      { label: stop, url: unsubscribe },
    ),
    autoSubmitted: "auto-generated",
    unsubscribe,
  };
}

function wordsOf({ text, extra }: Message, locale: Locale): string {
  const words = plainText(text);
  const short = words.length > LONGEST ? `${words.slice(0, LONGEST).toWellFormed()}…` : words;
  const files = (extra?.files ?? []).map(({ name }) =>
    say(locale, "mail.missed.file", { name: headerText(name) }),
  );
  return [short, ...files].filter(Boolean).join("\n");
}
