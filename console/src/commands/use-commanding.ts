import type { ConversationSummary } from "@palique/shared/operator.ts";
import { firstMissing } from "@palique/shared/variables.ts";
import type { RefObject } from "preact";
import { useMemo, useState } from "preact/hooks";
import { canned } from "../canned/canned.model.ts";
import { locale } from "../i18n/locale.ts";
import { rows } from "../inbox/inbox.model.ts";
import { useKnown } from "../inbox/use-known.ts";
import { notify } from "../ui/notices.model.ts";
import { askedIn, commandsFor, composed, wordOf } from "./composed.ts";
import { COMPOSER_SOURCES, type ComposerItem } from "./composer-sources.ts";
import { keyOf } from "./keys.ts";
import { sectionsFor } from "./palette-rows.ts";
import { allCommands, type Command } from "./registry.ts";
import { t } from "./texts.ts";

interface Box {
  text: string;
  box: RefObject<HTMLTextAreaElement | null>;
  write: (text: string) => void;
}

/** Commands in a reply: the list that "/" and "!" open, and what Enter makes of `!words`. */
export function useCommanding(conversationId: string, { text, box, write }: Box) {
  const row = useKnown(() => rows.value.get(conversationId) ?? null, [conversationId]);
  const [closed, setClosed] = useState(false);
  const [active, setActive] = useState(0);
  /** A choice was moved to, or the list was asked for: in the middle of a text a bare "/" may be only that. */
  const [isMeant, setMeant] = useState(false);
  const [caret, setCaret] = useState(text.length);
  const asked = closed ? null : askedIn(text, caret);
  const isInside = asked !== null && asked.start > 0;
  const sections = useMemo(
    () => (asked && row ? sectionsIn(asked, row, write) : []),
    [text, caret, closed, row, canned.value],
  );
  const items = sections.flatMap((section) => section.items);
  const now = Math.min(active, Math.max(0, items.length - 1));

  /** In place of what the list was opened with. What is missing in it is selected, to be written over. */
  function put(piece: string): void {
    const element = box.current;
    if (!asked || !element) {
      write(piece);
      return;
    }
    const next = text.slice(0, asked.start) + piece + text.slice(asked.end);
    const missing = firstMissing(piece) ?? { start: piece.length, end: piece.length };
    // The caret goes there, which a value set from outside would move to the end.
    element.value = next;
    element.focus();
    element.setSelectionRange(asked.start + missing.start, asked.start + missing.end);
    setCaret(asked.start + missing.end);
    write(next);
  }
  const reply = () => ({ conversationId, write: put, rest: withoutAsked() });
  function withoutAsked(): string {
    return asked ? text.slice(0, asked.start) + text.slice(asked.end) : text;
  }
  function pick(index: number): void {
    const item = items[index];
    if (!item) return;
    put("");
    item.pick(reply());
  }

  /** Alt+Enter has the chosen one sent as if typed, Alt+L shows it in another language. */
  function pressedWithAlt(event: KeyboardEvent): boolean {
    const item = items[now];
    const turn = keyOf(event) === "l" ? item?.turn : undefined;
    if (!item || (!turn && event.key !== "Enter")) return false;
    event.preventDefault();
    if (turn) {
      turn();
    } else if (item.pickTyped) {
      put("");
      item.pickTyped(reply());
    } else {
      pick(now);
    }
    return true;
  }

  return {
    sections,
    items,
    active: now,
    /** Nothing fits what stands behind the "/". */
    isEmpty: asked?.sign === "/" && !isInside && items.length === 0 && !asked.query.includes(" "),
    pick,
    /** After every key: a list that was put away comes back with the next beginning. */
    changed(next: string): void {
      const at = box.current?.selectionStart ?? next.length;
      setActive(0);
      setMeant(false);
      setCaret(at);
      if (!askedIn(next, at)) setClosed(false);
    },
    /** The caret may have moved. */
    look(): void {
      const element = box.current;
      if (element && element.selectionStart === element.selectionEnd) setCaret(element.selectionStart);
    },
    /** Puts a "/" at the caret, which opens the list. */
    open(): void {
      const element = box.current;
      if (!element) return;
      const before = element.value.slice(0, element.selectionStart);
      element.setRangeText(
        /^$|\s$/.test(before) ? "/" : " /",
        element.selectionStart,
        element.selectionEnd,
        "end",
      );
      element.focus();
      setCaret(element.selectionStart);
      setClosed(false);
      setMeant(true);
      write(element.value);
    },
    /** Whether the press was for the list. */
    pressed(event: KeyboardEvent): boolean {
      if (items.length === 0 || event.shiftKey) return false;
      const isPick = event.key === "Enter" || event.key === "Tab";
      if (isPick && isInside && asked.query === "" && !isMeant) return false;
      if (event.altKey) return pressedWithAlt(event);
      const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      if (by) setActive((now + by + items.length) % items.length);
      else if (isPick) pick(now);
      else if (event.key === "Escape") setClosed(true);
      else return false;
      if (by) setMeant(true);
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
    /** What of the text is to be sent; null: nothing, it was a command. */
    leave(): string | null {
      const meant = composed(text, allCommands());
      if (meant.kind === "text") return meant.text;
      const word = `!${wordOf(meant.command, locale.peek())}`;
      if (meant.kind === "too-much") notify(t("nothingAfter", { word }), "problem");
      else if (!meant.command.when(row)) notify(t("notNow", { word }), "problem");
      else {
        write("");
        meant.command.run(row, meant.argument);
      }
      return null;
    },
  };
}

function sectionsIn(
  { sign, query, start }: { sign: "/" | "!"; query: string; start: number },
  row: ConversationSummary,
  write: (text: string) => void,
) {
  const fitting = allCommands().filter((one) => one.group === "conversation" && one.when(row));
  if (sign === "!") {
    const items = commandsFor(query, fitting).map((one) => itemOf(one, row, write));
    return items.length > 0 ? [{ id: "commands", title: t("commands"), items }] : [];
  }
  const sources = COMPOSER_SOURCES.filter((one) => start === 0 || one.isInside).map((one) => ({
    id: one.id,
    title: one.title(),
    items: one.items(row),
  }));
  if (start > 0) return sectionsFor(query, sources, [], "");
  const commands = fitting.filter(({ id }) => id !== "chat.reply").map((one) => itemOf(one, row, write));
  return sectionsFor(query, [...sources, { id: "commands", title: t("commands"), items: commands }], [], "");
}

function itemOf(command: Command, row: ConversationSummary, write: (text: string) => void): ComposerItem {
  const { id, title, icon, keywords = "", words = [], argument } = command;
  const word = wordOf(command, locale.peek());
  const usage = argument ? `!${word} ${argument()}` : `!${word}`;
  return {
    id,
    title: title(),
    icon,
    keywords: `${keywords} ${words.join(" ")}`,
    ...(word ? { about: usage } : {}),
    pick: () => (argument ? write(`!${word} `) : command.run(row, "")),
  };
}
