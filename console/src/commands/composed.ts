import { LOCALES, type Locale } from "@palique/shared/locale.ts";
import { folded } from "../text/fold.ts";
import type { Command } from "./registry.ts";

/** What is to become of a reply. */
type Composed =
  | { kind: "text"; text: string }
  | { kind: "command"; command: Command; argument: string }
  /** A command, but followed by words it has no use for: neither run nor sent. */
  | { kind: "too-much"; command: Command };

/**
 * A reply that begins with "!" and the word of a command is that command, and never reaches the visitor. Everything
 * else is text: "!Hola!" is. "\!note" and "//" send what follows as it stands.
 */
export function composed(text: string, commands: readonly Command[]): Composed {
  const trimmed = text.trim();
  if (/^(\\[!/]|\/\/)/.test(trimmed)) return { kind: "text", text: trimmed.slice(1) };
  const [, word = "", argument = ""] = /^!([\p{L}-]+)(?:\s+([\s\S]*))?$/u.exec(trimmed) ?? [];
  const command = word && commands.find((one) => one.words?.some((other) => folded(other) === folded(word)));
  if (!command) return { kind: "text", text: trimmed };
  if (argument && !command.argument) return { kind: "too-much", command };
  return { kind: "command", command, argument };
}

/** Whether nobody should be told that a message is being written: it may become a command. */
export function mayBeCommand(text: string): boolean {
  return /^\s*[!/]/.test(text);
}

interface Asked {
  sign: "/" | "!";
  query: string;
  /** Where it stands in the text. */
  start: number;
  end: number;
}

/** What is being looked for, while the first word is "/…" or "!…", or a word "/…" ends at the caret. */
export function askedIn(text: string, caret = text.length): Asked | null {
  const whole = { query: text.slice(1), start: 0, end: text.length };
  if (/^\/(?!\/)[^\n]{0,60}$/.test(text)) return { sign: "/", ...whole };
  if (/^![\p{L}-]{0,30}$/u.test(text)) return { sign: "!", ...whole };
  const start = text.lastIndexOf("/", caret - 1);
  const query = text.slice(start + 1, caret);
  const isApart = start > 0 && /\s/.test(text.charAt(start - 1));
  return isApart && /^[\p{L}\p{N}_-]{0,40}$/u.test(query) ? { sign: "/", query, start, end: caret } : null;
}

/** The commands a begun "!word" may become. */
export function commandsFor(query: string, commands: readonly Command[]): Command[] {
  const begun = folded(query);
  return commands.filter((one) => one.words?.some((word) => folded(word).startsWith(begun)));
}

/** How it is written in this language: words are given in the order of the locales. */
export function wordOf({ words = [] }: Command, locale: Locale): string {
  return words[LOCALES.indexOf(locale)] ?? words[0] ?? "";
}
