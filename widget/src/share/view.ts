import type { ShareKind } from "@palique/shared/share-names.ts";
import type { PrivacyRules } from "@palique/shared/sharing.ts";
import type { Base } from "../base/parts.ts";
import type { ShareWords } from "../i18n/sharing-en.ts";
import { paintCard } from "../invite/paint.ts";
import { senderOf } from "../invite/sender.ts";
import { unable } from "./able.ts";
import type { Ask } from "./asks.ts";
import { type BarRow, drawRow, type Row } from "./bar.ts";
import { type Card, drawCard } from "./card.ts";
import type { TakenBack } from "./marks.ts";
import css from "./share.css?inline";

/** How long it is told what has ended. */
const NOTICE_MS = 6_000;
/** A question that takes the place of another one is not answered before it can be read. */
const UNREAD_MS = 700;
/** Screen readers notice words that come into a region that was there before. */
const SETTLES_MS = 150;

interface ViewEvents {
  answered(ask: Ask, allow: boolean): void;
  gaveUp(ask: Ask): void;
  stopped(id: string): void;
  tookBack(id: string, what: TakenBack): void;
}

/** All that is drawn of it: the question, the frame with its bar, what is hidden, and a word at the end. */
export function createView(
  base: Base,
  words: ShareWords,
  { answered, gaveUp, stopped, tookBack }: ViewEvents,
) {
  const { host, storage, told } = base;
  const { root } = host;
  host.addStyles(css);
  const region = root.appendChild(document.createElement("p"));
  region.className = "share-region";
  region.role = "status";

  const frame = document.createElement("div");
  frame.className = "share-frame";
  frame.ariaHidden = "true";
  const bar = document.createElement("section");
  bar.className = "share-bar";
  bar.dir = "ltr";
  const rows = new Map<string, Row>();
  let shown: readonly BarRow[] = [];
  let tick: ReturnType<typeof setInterval> | undefined;
  let card: Card | undefined;
  let asked = "";
  let unoutline: (() => void) | undefined;

  const { style: place } = root.host as HTMLElement;
  for (const sign of ["resize", "scroll"]) {
    visualViewport?.addEventListener(sign, () => shown[0] && drawBar());
  }
  const paint = (element: HTMLElement) =>
    paintCard(element, host.options.color ?? host.config?.color, told.theme ?? host.config?.theme);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    for (const element of [bar, frame, card?.element]) if (element) paint(element);
  });

  function announce(text: string): void {
    region.textContent = "";
    setTimeout(() => {
      region.lang = words.locale;
      region.textContent = text;
    }, SETTLES_MS);
  }

  function outline(rules: PrivacyRules | null): void {
    unoutline?.();
    unoutline = rules ? loadOutlines(root, rules) : undefined;
    card?.shows(Boolean(unoutline));
    drawBar();
  }
  const toggleOutline = (rules: PrivacyRules) => outline(unoutline ? null : rules);

  function drawBar(): void {
    const low = storage.get("share-low") !== null;
    bar.classList.toggle("low", low);
    bar.ariaLabel = words.bar;
    bar.lang = words.locale;
    for (const one of shown) {
      const { id, rules } = one.share;
      let row = rows.get(id);
      if (!row) {
        row = drawRow(id, {
          stopped,
          tookBack,
          showHidden: () => toggleOutline(rules),
          moved() {
            storage.set("share-low", low ? null : "1");
            drawBar();
          },
        });
        rows.set(id, row);
        bar.append(row.element);
      }
      row.update(one, words, Boolean(unoutline), low);
    }
    // What it takes of its edge, which the panel leaves free.
    place.setProperty("--share-bar", `${bar.offsetHeight + 16}px`);
    bar.style.setProperty("--shift", `${visualViewport?.offsetTop ?? 0}px`);
  }

  return {
    announce,
    /** Has this asked, or nothing. */
    ask(ask: Ask | undefined, isAnswered: boolean): void {
      const key = ask ? `${ask.share.id} ${ask.about} ${ask.again}` : "";
      if (key !== asked) {
        asked = key;
        // Whoever was about to answer the one before has not read this one.
        const readyAt = card ? performance.now() + UNREAD_MS : 0;
        card?.remove();
        card = undefined;
        if (!shown[0]) outline(null);
        if (ask) {
          const sender = senderOf(host, { operator: { avatar: null, ...ask.by } });
          card = drawCard(root, ask, unable(ask.about), sender, words, {
            answered: (allow) => performance.now() > readyAt && answered(ask, allow),
            gaveUp: () => gaveUp(ask),
            showHidden: () => toggleOutline(ask.share.rules),
          });
          card.element.lang = words.locale;
          paint(card.element);
          root.insertBefore(card.element, host.button);
          announce(card.element.querySelector("h2")?.textContent ?? "");
        }
      }
      if (isAnswered) card?.wait();
    },
    /** What is shared right now. */
    bar(now: readonly BarRow[]): void {
      shown = now;
      for (const [id, row] of rows) {
        if (now.some(({ share }) => share.id === id)) continue;
        row.element.remove();
        rows.delete(id);
      }
      if (!now[0]) {
        clearInterval(tick);
        tick = undefined;
        frame.remove();
        bar.remove();
        place.removeProperty("--share-bar");
        if (!card) outline(null);
        return;
      }
      if (!tick) {
        // What was told of the last one would cover it.
        root.querySelector(".share-notice")?.remove();
        tick = setInterval(drawBar, 1_000);
        paint(frame);
        paint(bar);
        root.prepend(frame, bar);
      }
      frame.hidden = !now.some(isFramed);
      drawBar();
    },
    /** A word on what has ended, which goes by itself. */
    ended(kind: ShareKind, ending: string, name: string): void {
      const { over } = words;
      const said = over[kind === "call" ? kind : (ending as keyof typeof over)];
      if (!said) return;
      const notice = document.createElement("p");
      notice.className = "share-notice";
      notice.lang = words.locale;
      notice.textContent = said(name);
      paint(notice);
      root.querySelector(".share-notice")?.remove();
      root.insertBefore(notice, host.button);
      announce(said(name));
      setTimeout(() => notice.remove(), NOTICE_MS);
    },
  };
}

/** The page itself is what they see, in this tab. */
function isFramed({ share, seen: { state = "live" }, slot }: BarRow): boolean {
  return share.kind === "cobrowse" && slot !== undefined && state === "live";
}

/** Few look, so it comes with the first look. */
function loadOutlines(root: ShadowRoot, rules: PrivacyRules): () => void {
  let end: (() => void) | undefined;
  let isMeant = true;
  import("./outlines.ts").then(
    ({ outlineHidden }) => {
      if (isMeant) end = outlineHidden(root, rules);
    },
    () => {
      // Out of reach: the next press tries again.
    },
  );
  return () => {
    isMeant = false;
    end?.();
  };
}
