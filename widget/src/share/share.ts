import type { Locale } from "@palique/shared/locale.ts";
import type { AnswerMore, OwnShare } from "@palique/shared/sharing.ts";
import type { Base, KeptChange } from "../base/parts.ts";
import type { ShareWords } from "../i18n/sharing-en.ts";
import { type Ask, asksOf, shareableOf } from "./asks.ts";
import { watchEscTwice } from "./esc-twice.ts";
import { insistOn } from "./insist.ts";
import { isolate } from "./isolate.ts";
import { openMarks, type TakenBack } from "./marks.ts";
import type { OwnEnding, ShareNews } from "./parts.ts";
import { createRuns } from "./runs.ts";
import { createView } from "./view.ts";

const WORDS: Record<Locale, () => Promise<{ words: ShareWords }>> = {
  en: () => import("../i18n/sharing-en.ts"),
  es: () => import("../i18n/sharing-es.ts"),
};
const MORE = ["control", "recording"] as const;

/**
 * Asks the visitor, shows what is shared, and starts and stops it. Ended by the visitor it is over here at once, and
 * for good: the server is told for as long as it takes.
 */
export async function openPart(base: Base): Promise<(news: ShareNews) => void> {
  const { host } = base;
  const { words } = await WORDS[base.told.locale]();
  const marks = openMarks(base);
  const insist = insistOn(base);
  /** All that is open, but what is over here. */
  const shares = new Map<string, OwnShare>();
  /** When each began, by performance.now(). */
  const began = new Map<string, number>();
  /** In this browser, as this page knows. */
  const allowed = new Set<string>();
  /** On this very page. */
  const answered = new Set<string>();
  /** More that was answered, until the server has heard of it. */
  const answeredMore = new Set<string>();
  /** Nothing brings these back. */
  const over = new Set<string>();
  let unwatchEsc: (() => void) | undefined;

  const runs = createRuns(base, { told: refresh, ended: (id, ending) => withShare(id, leave, ending) });
  const view = createView(base, words, {
    answered: answer,
    gaveUp: ({ share }) => leave(share, "failed"),
    stopped: (id) => withShare(id, leave, "stopped"),
    tookBack: takeBack,
  });

  function withShare<T>(id: string, act: (share: OwnShare, more: T) => void, more: T): void {
    const share = shares.get(id);
    if (share) act(share, more);
  }
  function isAllowed(share: OwnShare): boolean {
    if (marks.get(share) === "allowed") allowed.add(share.id);
    return allowed.has(share.id);
  }
  /** A screen, a call and a picture are of the tab in which they were allowed; the page is shown in every tab. */
  const isOfThisTab = ({ id, kind }: OwnShare) => kind === "cobrowse" || answered.has(id);
  /** By leaving the page that had it. */
  const isCutOff = (share: OwnShare) => !isOfThisTab(share) && marks.isTab(share.id);

  function take(told: OwnShare): void {
    const { id } = told;
    const before = shares.get(id);
    if (before && before.rev > told.rev) return;
    if (told.state === "ended") {
      end(told);
      return;
    }
    const mark = marks.get(told);
    if (mark && mark !== "allowed") {
      halt(id);
      void tellEnding(told, mark);
    }
    if (over.has(id)) return;
    shares.set(id, told);
    if (told.startedAt !== null && !began.has(id)) {
      began.set(id, performance.now() - Math.max(0, told.now - told.startedAt));
    }
    for (const what of MORE) if (marks.isTaken(id, what)) void tellTaken(id, what);
    if (told.kind === "capture" && told.here && isAllowed(told) && isCutOff(told)) leave(told, "failed");
    if (told.state === "active" && before?.state === "asked" && answered.has(id)) begin(told);
    refresh();
  }

  function begin(share: OwnShare): void {
    host.emit("share:started", { kind: share.kind });
    view.announce(words.begun[shareableOf(share)](isolate(share.by.name)));
  }

  /** As the server has it, without what the visitor has answered and taken back since. */
  function ownView(share: OwnShare): OwnShare {
    const { id, control, recording, asks } = share;
    return {
      ...share,
      control: marks.isTaken(id, "control") ? { level: "view", by: null } : control,
      recording: recording && !marks.isTaken(id, "recording"),
      asks: {
        control: answeredMore.has(`${id} control`) ? null : asks.control,
        recording: answeredMore.has(`${id} recording`) ? null : asks.recording,
      },
    };
  }

  function refresh(): void {
    const own = [...shares.values()].map(ownView);
    const on = own.filter((share) => share.state === "active" && share.here && isAllowed(share));
    for (const share of on) if (isOfThisTab(share)) runs.put(share);
    const [ask] = own.flatMap((share) => asksOf(share, isAllowed(share) && !isCutOff(share)));
    view.ask(ask, ask !== undefined && answered.has(ask.share.id) && ask.share.state === "asked");
    if (ask && (ask.about === "screen" || ask.share.kind === "call")) runs.prepare(ask.share.kind);
    const rows = on.flatMap((share) => {
      if (isCutOff(share)) return [];
      const run = runs.all.get(share.id);
      const beganAt = began.get(share.id) ?? performance.now();
      return [{ share, seen: run?.seen ?? {}, slot: run?.slot, beganAt }];
    });
    view.bar(rows);
    if (rows[0]) unwatchEsc ??= watchEscTwice(stopAll);
    else {
      unwatchEsc?.();
      unwatchEsc = undefined;
    }
  }

  function stopAll(): void {
    for (const share of [...shares.values()]) if (isAllowed(share)) leave(share, "stopped");
  }

  function answer({ share, about, by, again }: Ask, allow: boolean): void {
    const { id, kind } = share;
    if (about === "scroll" || about === "full") {
      void answerMore({ shareId: id, about: "control", allow, level: about, by: by.id });
    } else if (about === "recording") void answerMore({ shareId: id, about, allow });
    else if (!allow) leave(share, "stopped");
    else {
      answered.add(id);
      marks.set(share, "allowed");
      if (kind !== "cobrowse") marks.setTab(id);
      // Browsers put their own question only in the click itself.
      if (kind === "screen" || kind === "call") runs.put(share);
      if (!again) void tellAllowed(share);
      refresh();
    }
  }

  async function tellAllowed(share: OwnShare): Promise<void> {
    const { id } = share;
    const reply = await insist("share:answer", { shareId: id, allow: true }, () => shares.has(id));
    if (reply?.ok) take(reply.value);
    else if (reply) {
      // Too late, or allowed somewhere else.
      marks.drop(share);
      halt(id);
    }
  }

  async function answerMore(input: AnswerMore): Promise<void> {
    const { shareId, about } = input;
    const key = `${shareId} ${about}`;
    answeredMore.add(key);
    refresh();
    const reply = await insist("share:answer-more", input, () => shares.has(shareId));
    answeredMore.delete(key);
    if (reply?.ok) take(reply.value);
    else refresh();
  }

  function takeBack(id: string, what: TakenBack): void {
    marks.setTaken(id, what, true);
    refresh();
    void tellTaken(id, what);
  }

  async function tellTaken(id: string, what: TakenBack): Promise<void> {
    const reply = await insist("share:stop", { shareId: id, what }, () => marks.isTaken(id, what));
    if (!reply) return;
    marks.setTaken(id, what, false);
    if (reply.ok) take(reply.value);
    else refresh();
  }

  /** Ended by this page: first here, then there. */
  function leave(share: OwnShare, ending: OwnEnding): void {
    marks.set(share, ending);
    halt(share.id);
    tellPage(share, ending);
    void tellEnding(share, ending);
  }

  async function tellEnding(share: OwnShare, ending: OwnEnding): Promise<void> {
    const { id: shareId } = share;
    const isMeant = () => marks.get(share) === ending;
    let reply = ending === "stopped" ? null : await insist("share:finish", { shareId, ending }, isMeant);
    if (!reply?.ok) reply = await insist("share:stop", { shareId, what: "all" }, isMeant);
    if (reply) marks.drop(share);
  }

  /** Nothing of it is left on this page. */
  function halt(id: string): void {
    over.add(id);
    shares.delete(id);
    runs.stop(id);
    refresh();
  }

  /** Ended on the server. */
  function end(share: OwnShare): void {
    const before = shares.get(share.id);
    const wasOn = before && before.state === "active" && isAllowed(before);
    halt(share.id);
    marks.drop(share);
    if (wasOn && share.ending) tellPage(before, share.ending);
  }

  function tellPage({ kind, state, by }: OwnShare, ending: string): void {
    if (state !== "active") return;
    host.emit("share:ended", { kind, ending });
    view.ended(kind, ending, isolate(by.name));
  }

  /** Another tab allowed or stopped it: here, too, at once. */
  function keptChanged([name]: KeptChange): void {
    if (!name.startsWith("share:")) return;
    for (const share of [...shares.values()]) {
      const mark = marks.get(share);
      if (mark && mark !== "allowed") halt(share.id);
    }
    refresh();
  }
  base.join((event, data) => {
    if (event === "kept") keptChanged(data as KeptChange);
  });
  // Somebody else sits down here; what is kept has gone already.
  base.unshare = () => {
    for (const share of [...shares.values()]) {
      if (isAllowed(share)) void base.link.ask("share:stop", { shareId: share.id, what: "all" });
      halt(share.id);
    }
  };

  return ([event, news]) => {
    if (event === "share") take(news);
    else runs.signal(news);
  };
}
