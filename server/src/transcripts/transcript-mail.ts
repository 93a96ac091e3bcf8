import { say } from "../locales/catalogue.ts";
import { headerText } from "../mail/header-text.ts";
import { mailHtml, paragraph } from "../mail/mail-html.ts";
import type { MailPayload } from "../mail/mail-payload.ts";
import { formatted } from "../web/formatted.ts";
import { escapeHtml } from "../web/html.ts";
import { goesOn, type Line, type Told } from "./read-transcript.ts";
import { fileSize, timesOf } from "./times.ts";
import { speaker, transcriptText } from "./transcript-text.ts";

/** Lines that fit into a mail that mail servers take. */
const MOST_LINES = 500;
const MOST_CHARACTERS = 400_000;

/** The conversation to somebody who keeps it. Files are named: their addresses would stop working. */
export function transcriptMail(whole: Told, address: string, isOwn: boolean): MailPayload {
  const told = shortened(whole);
  const { locale, organisation } = told;
  const title = say(locale, "transcript.title", { number: `#${told.number}` });
  const intro = say(locale, isOwn ? "mail.transcript.own" : "mail.transcript.other", { organisation });
  const footer = say(locale, "mail.sentBy", { organisation });
  const cut = told.isCut ? [say(locale, "transcript.cut")] : [];
  return {
    to: { name: "", address },
    fromName: organisation,
    subject: `${organisation}: ${title}`,
    text: [intro, transcriptText(told).trimEnd(), footer].join("\n\n"),
    html: mailHtml(locale, title, [paragraph(intro), ...cut.map(paragraph), lines(told)], footer),
    autoSubmitted: "auto-generated",
  };
}

/** The newest that fit. */
function shortened(told: Told): Told {
  let room = MOST_CHARACTERS;
  let from = told.lines.length;
  while (from > 0 && told.lines.length - from < MOST_LINES) {
    room -= (told.lines[from - 1]?.message.text.length ?? 0) + 100;
    if (room < 0) break;
    from -= 1;
  }
  return from === 0 ? told : { ...told, lines: told.lines.slice(from), isCut: true };
}

const TIGHT = ' style="margin:0 0 4px"';
const SOFT = "color:#5d5850;font-size:14px";

function lines(told: Told): string {
  const times = timesOf(told);
  let day = "";
  const drawn = told.lines.map((line, index) => {
    const { at } = line.message;
    const isNewDay = times.day(at) !== day;
    day = times.day(at);
    const heading = isNewDay ? `<p style="margin:20px 0 8px;${SOFT}"><b>${escapeHtml(day)}</b></p>` : "";
    return `${heading}${drawLine(line, told.lines[index - 1], told, times.clock(at))}`;
  });
  const zone = say(told.locale, "transcript.zone", { zone: told.timeZone });
  return `${drawn.join("\n")}<p style="margin:16px 0 0;${SOFT}">${escapeHtml(zone)}</p>`;
}

function drawLine(line: Line, before: Line | undefined, { locale }: Told, clock: string): string {
  const { message, event } = line;
  if (event) return `<p dir="auto" style="margin:0 0 12px;${SOFT}">${escapeHtml(event)} · ${clock}</p>`;
  const { text, extra } = message;
  const who = goesOn(line, before)
    ? ""
    : `<p style="margin:0"><b><bdi>${escapeHtml(speaker(message, locale))}</bdi></b> <span style="${SOFT}">${clock}</span></p>`;
  const said = extra?.deletedAt ? small(say(locale, "transcript.deleted")) : formatted(text, TIGHT);
  const files = (extra?.files ?? []).map(({ name, size }) =>
    small(say(locale, "transcript.file", { name: headerText(name), size: fileSize(locale, size) })),
  );
  return `<div style="margin:0 0 12px">${who}<div style="white-space:pre-wrap">${said}${files.join("")}</div></div>`;
}

function small(text: string): string {
  return `<p dir="auto" style="margin:0 0 4px;${SOFT}">${escapeHtml(text)}</p>`;
}
