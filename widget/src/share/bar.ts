import type { OwnShare } from "@palique/shared/sharing.ts";
import type { ShareWords } from "../i18n/sharing-en.ts";
import { add } from "../invite/add.ts";
import { shareableOf } from "./asks.ts";
import { duration } from "./duration.ts";
import { addIcon } from "./icon.ts";
import { isolate } from "./isolate.ts";
import type { TakenBack } from "./marks.ts";
import type { Seen } from "./parts.ts";

const ELSEWHERE: Seen = { state: "hidden" };

export interface BarRow {
  share: OwnShare;
  seen: Seen;
  /** By performance.now(). */
  beganAt: number;
  /** What its part puts there; undefined: another tab has it. */
  slot: HTMLElement | undefined;
}

interface BarEvents {
  stopped(id: string): void;
  tookBack(id: string, what: TakenBack): void;
  showHidden(): void;
  moved(): void;
}

/** One share in the bar. */
export function drawRow(id: string, { stopped, tookBack, showHidden, moved }: BarEvents) {
  const element = document.createElement("div");
  element.className = "share-row";
  const button = (parent: HTMLElement, name: string, act: () => void) => {
    const made = add(parent, "button", name);
    made.type = "button";
    made.onclick = act;
    return made;
  };
  const line = add(element, "p", "share-line");
  const said = add(line, "span", "share-said");
  const time = add(line, "span", "share-time");
  time.role = "timer";
  const more = add(element, "div", "share-more");
  const control = add(more, "span", "share-part");
  const controlSaid = add(control, "span");
  const takeBack = button(control, "share-link", () => tookBack(id, "control"));
  const recording = add(more, "span", "share-part share-rec");
  const recordingSaid = add(recording, "span");
  const unrecord = button(recording, "share-link", () => tookBack(id, "recording"));
  const tools = add(element, "div", "share-tools");
  const hidden = button(tools, "share-icon", showHidden);
  const move = button(tools, "share-icon share-move", moved);
  addIcon(hidden, "eye");
  addIcon(move, "down");
  const stop = button(tools, "share-stop", () => stopped(id));

  return {
    element,
    update({ share, seen, beganAt, slot }: BarRow, words: ShareWords, shows: boolean, low: boolean) {
      write(said, saidOf(share, slot ? seen : ELSEWHERE, words));
      write(time, duration(performance.now() - beganAt));
      const { level, by } = share.control;
      control.hidden = level === "view";
      write(controlSaid, words.controls[level](isolate(by?.name ?? "")));
      write(takeBack, words.takeBack);
      recording.hidden = !share.recording;
      write(recordingSaid, words.recorded);
      write(unrecord, words.stopRecording);
      more.hidden = control.hidden && recording.hidden;
      hidden.hidden = share.kind !== "cobrowse";
      hidden.ariaPressed = `${shows}`;
      name(hidden, words.hidden);
      name(move, low ? words.up : words.down);
      write(stop, words.stop);
      if (slot && slot.parentElement !== element) element.insertBefore(slot, tools);
    },
  };
}
export type Row = ReturnType<typeof drawRow>;

function saidOf(share: OwnShare, seen: Seen, words: ShareWords): string {
  if (seen.tooLarge) return words.tooLarge;
  if (seen.state && seen.state !== "live") return words.elsewhere;
  const names = seen.watchers?.map(({ name }) => isolate(name)) ?? [isolate(share.by.name)];
  if (!names[0]) return words.nobody;
  return words.sees[shareableOf(share)](words.list(names), names.length > 1);
}

function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

function name(button: HTMLButtonElement, text: string): void {
  if (button.title !== text) button.ariaLabel = button.title = text;
}
