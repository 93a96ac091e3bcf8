import type { FileCard } from "@palique/shared/conversation.ts";
import type { Locale } from "@palique/shared/locale.ts";
import { say } from "../locales/catalogue.ts";
import { headerText } from "../mail/header-text.ts";
import { formatted } from "../web/formatted.ts";
import { escapeHtml } from "../web/html.ts";
import { servedPage } from "../web/served-page.ts";
import { goesOn, type Line, type Told } from "./read-transcript.ts";
import { fileSize, timesOf } from "./times.ts";
import { speaker } from "./transcript-text.ts";

/** One clean page to print. `links`: where the same can be had as text and as JSON. */
export function transcriptPage(told: Told, links: { text: string; json: string }): string {
  const { locale, number } = told;
  const title = say(locale, "transcript.title", { number: `#${number}` });
  const paper = `<main class="paper">${head(told, title)}${days(told)}${foot(told)}</main>`;
  const body = `${bar(locale, links)}${paper}`;
  return servedPage({ locale, title: `${told.organisation} · ${title}`, body, isPrinted: true });
}

function bar(locale: Locale, { text, json }: { text: string; json: string }): string {
  const link = (href: string, label: string) =>
    `<a class="button" href="${escapeHtml(href)}" download>${escapeHtml(label)}</a>`;
  const print = `<button type="button" class="button main" data-print>${say(locale, "transcript.print")}</button>`;
  const label = say(locale, "transcript.actions");
  return `<nav class="bar" aria-label="${label}">${print}${link(text, say(locale, "transcript.asText"))}${link(json, say(locale, "transcript.asJson"))}</nav>`;
}

function head(told: Told, title: string): string {
  const { locale, organisation, visitorName, department, subject, startedAt, timeZone, isCut } = told;
  const facts: [string, string][] = [
    [say(locale, "transcript.with"), headerText(visitorName)],
    [say(locale, "transcript.department"), department],
    [say(locale, "transcript.subject"), headerText(subject ?? "")],
    [say(locale, "transcript.began"), timesOf(told).moment(startedAt)],
    [say(locale, "transcript.times"), timeZone],
  ];
  const list = facts
    .filter(([, value]) => value)
    .map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd><bdi>${escapeHtml(value)}</bdi></dd>`)
    .join("");
  const cut = isCut ? `<p class="mark">${escapeHtml(say(locale, "transcript.cut"))}</p>` : "";
  return `<header><p class="from" dir="auto">${escapeHtml(organisation)}</p><h1>${escapeHtml(title)}</h1><dl class="facts">${list}</dl>${cut}</header>`;
}

function days(told: Told): string {
  const times = timesOf(told);
  const sections: { day: string; lines: string[] }[] = [];
  for (const [index, line] of told.lines.entries()) {
    const day = times.day(line.message.at);
    if (sections.at(-1)?.day !== day) sections.push({ day, lines: [] });
    sections
      .at(-1)
      ?.lines.push(drawLine(line, told.lines[index - 1], told.locale, times.clock(line.message.at)));
  }
  if (sections.length === 0) return `<p>${escapeHtml(say(told.locale, "transcript.empty"))}</p>`;
  return sections
    .map(
      ({ day, lines }) =>
        `<section><h2>${escapeHtml(day)}</h2><ol class="lines">${lines.join("")}</ol></section>`,
    )
    .join("");
}

function drawLine(line: Line, before: Line | undefined, locale: Locale, clock: string): string {
  const { message, event } = line;
  const at = `<time datetime="${new Date(message.at).toISOString()}">${clock}</time>`;
  if (event) return `<li class="event"><span dir="auto">${escapeHtml(event)}</span> · ${at}</li>`;
  const kind =
    message.visibility === "internal" ? "note" : message.author.kind === "visitor" ? "guest" : "team";
  const isMore = goesOn(line, before);
  const who = isMore
    ? ""
    : `<p class="who"><b><bdi>${escapeHtml(speaker(message, locale))}</bdi></b>${at}</p>`;
  return `<li class="${kind}${isMore ? " more" : ""}">${who}${quote(message, locale)}${words(message, locale)}${files(message, locale)}</li>`;
}

function quote({ extra }: Line["message"], locale: Locale): string {
  if (!extra?.reply) return "";
  const { authorName, text } = extra.reply;
  const shown = text || say(locale, "transcript.quotedFile");
  return `<blockquote class="quote" dir="auto"><bdi>${escapeHtml(authorName)}</bdi>: ${escapeHtml(shown)}</blockquote>`;
}

function words({ text, extra }: Line["message"], locale: Locale): string {
  const mark = (said: string) => `<p class="mark">${escapeHtml(said)}</p>`;
  if (extra?.deletedAt) return `<div class="words">${mark(say(locale, "transcript.deleted"))}</div>`;
  const edited = extra?.editedAt ? mark(say(locale, "transcript.edited")) : "";
  return text || edited ? `<div class="words">${formatted(text)}${edited}</div>` : "";
}

function files({ extra }: Line["message"], locale: Locale): string {
  const cards = extra?.files ?? [];
  if (cards.length === 0) return "";
  return `<ul class="files">${cards.map((card) => `<li>${drawFile(card, locale)}</li>`).join("")}</ul>`;
}

/** A picture as a small one; everything by its name. */
function drawFile({ name, size, url, thumbnail, width, height }: FileCard, locale: Locale): string {
  const room = width && height ? ` width="${width}" height="${height}"` : "";
  const picture = thumbnail ? `<img src="${escapeHtml(thumbnail)}" alt=""${room}>` : "";
  const label = `<bdi>${escapeHtml(headerText(name))}</bdi> · ${escapeHtml(fileSize(locale, size))}`;
  return `<a href="${escapeHtml(url)}" target="_blank" rel="noopener">${picture}${label}</a>`;
}

function foot(told: Told): string {
  const { locale, now } = told;
  return `<footer class="end">${escapeHtml(say(locale, "transcript.printed", { date: timesOf(told).moment(now) }))}</footer>`;
}
