import type { Locale } from "@palique/shared/locale.ts";
import { say } from "../locales/catalogue.ts";
import { linkButton, mailHtml, paragraph } from "./mail-html.ts";
import type { MailPayload } from "./mail-payload.ts";

interface Invitation {
  locale: Locale;
  organisation: string;
  address: string;
  link: string;
  /** Epoch milliseconds. */
  expiresAt: number;
  /** IANA zone in which the date is told. */
  timeZone: string;
}

/** Invites someone to become an operator. The link is a secret: it is in this mail and nowhere else. */
export function inviteMail(invitation: Invitation): MailPayload {
  const { locale, organisation, address, link, expiresAt, timeZone } = invitation;
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone });
  const title = say(locale, "mail.invite.title", { organisation });
  const intro = say(locale, "mail.invite.intro", { organisation });
  const action = say(locale, "mail.invite.action");
  const expires = say(locale, "mail.invite.expires", { date: date.format(expiresAt) });
  const footer = say(locale, "mail.sentBy", { organisation });
  return {
    to: { name: "", address },
    fromName: organisation,
    subject: title,
    text: [intro, `${action}: ${link}`, expires, footer].join("\n\n"),
    html: mailHtml(locale, title, [paragraph(intro), linkButton(action, link), paragraph(expires)], footer),
    autoSubmitted: "auto-generated",
  };
}
