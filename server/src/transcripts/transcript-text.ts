import { plainText } from "@palique/shared/markdown.ts";
import { say } from "../locales/catalogue.ts";
import { headerText } from "../mail/header-text.ts";
import type { Line, Told } from "./read-transcript.ts";
import { fileSize, timesOf } from "./times.ts";

/** As plain words, for a file or a mail. */
export function transcriptText(told: Told): string {
  const { locale } = told;
  const times = timesOf(told);
  const out = headLines(told);
  let day = "";
  for (const line of told.lines) {
    const { at } = line.message;
    if (times.day(at) !== day) {
      day = times.day(at);
      out.push("", day);
    }
    out.push(`[${times.clock(at)}] ${sentence(line, locale)}`);
  }
  return `${out.join("\n")}\n`;
}

function headLines(told: Told): string[] {
  const { locale, organisation, number, department, subject, visitorName, timeZone, isCut } = told;
  const title = say(locale, "transcript.title", { number: `#${number}` });
  const people = [headerText(visitorName), department].filter(Boolean).join(" · ");
  return [
    `${organisation} · ${title}`,
    ...(people ? [people] : []),
    ...(subject ? [headerText(subject)] : []),
    say(locale, "transcript.zone", { zone: timeZone }),
    ...(isCut ? [say(locale, "transcript.cut")] : []),
  ];
}

/** Who said what; further lines are set in, so that nobody's words can pass for another's. */
function sentence({ message, event }: Line, locale: Told["locale"]): string {
  if (event) return `— ${event}`;
  const said = [...wordsOf(message, locale), ...filesOf(message, locale)]
    .join("\n")
    .replace(/\r\n?|\n/g, "\n    ");
  return `${speaker(message, locale)}: ${said}`;
}

/** The name, with what marks a note as one. */
export function speaker({ author, visibility }: Line["message"], locale: Told["locale"]): string {
  const name =
    headerText(author.name) ||
    say(locale, author.kind === "visitor" ? "transcript.visitor" : "transcript.bot");
  return visibility === "internal" ? `${name} (${say(locale, "transcript.note")})` : name;
}

function wordsOf({ text, extra }: Line["message"], locale: Told["locale"]): string[] {
  if (extra?.deletedAt) return [`(${say(locale, "transcript.deleted")})`];
  const edited = extra?.editedAt ? ` (${say(locale, "transcript.edited")})` : "";
  return text || edited ? [`${plainText(text)}${edited}`] : [];
}

function filesOf({ extra }: Line["message"], locale: Told["locale"]): string[] {
  return (extra?.files ?? []).map(({ name, size }) =>
    say(locale, "transcript.file", { name: headerText(name), size: fileSize(locale, size) }),
  );
}
