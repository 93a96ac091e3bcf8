import { plainText } from "@palique/shared/markdown.ts";
import type { Panel } from "../panel/panel.model.ts";
import { canChange, REACTIONS, react, reactedByMe, remove, type Said, startReply } from "./message.model.ts";
import { richWords } from "./words.ts";

interface MenuProps {
  item: Said;
  panel: Panel;
  what: "menu" | "delete" | undefined;
  open(): void;
}

/** The three dots beside a message, and what they open. */
export function MessageMenu({ item, panel, what, open }: MenuProps) {
  const words = richWords(panel);
  const newest = panel.store.get().timeline.messages.findLast(({ event }) => !event)?.seq;
  return (
    <>
      <button
        type="button"
        class="more"
        // One stop of the tab key for all: the arrows go from message to message.
        tabIndex={item.seq === newest ? 0 : -1}
        aria-label={words.actions}
        title={words.actions}
        aria-haspopup="menu"
        aria-expanded={what === "menu"}
        onClick={open}
        onKeyDown={(event) => moveBy(event, ".log", ".more")}
      >
        ⋯
      </button>
      {what && <Popup key={what} item={item} panel={panel} what={what} />}
    </>
  );
}

function Popup({ item, panel, what }: { item: Said; panel: Panel; what: "menu" | "delete" }) {
  const words = richWords(panel);
  const { seq = 0, text } = item;
  const close = () => panel.own.set({ doing: undefined });
  /** Hidden before it is gone from the page: else the focus is lost with it. */
  const then =
    (run: () => void) =>
    ({ currentTarget }: { currentTarget: Element }) => {
      currentTarget.closest<HTMLElement>(".menu")?.hidePopover();
      close();
      run();
    };
  const mayChange = canChange(panel, item);
  const button = (label: string, run: () => void, danger = "") => (
    <button type="button" role="menuitem" class={danger} onClick={then(run)}>
      {label}
    </button>
  );
  return (
    <div
      ref={show}
      popover="auto"
      class="menu"
      role="menu"
      aria-label={words.actions}
      tabIndex={-1}
      onBeforeToggle={({ newState, currentTarget: menu }) => {
        const dots = menu.previousElementSibling;
        // In a shadow root the browser gives nothing back. Who clicked elsewhere has moved the focus already.
        const isIn = menu.contains(panel.host.root.activeElement);
        if (newState === "closed" && isIn && dots instanceof HTMLElement) dots.focus({ preventScroll: true });
      }}
      onToggle={(event) => {
        // It comes a moment later, when the next thing may have begun.
        const { doing } = panel.own.get();
        if (event.newState === "closed" && doing?.seq === seq && doing.what === what) close();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") event.stopPropagation();
        moveBy(event, ".menu", "[role=menuitem]");
      }}
    >
      {what === "delete" ? (
        <>
          <p>{words.removeQuestion}</p>
          {button(
            words.remove,
            () => {
              // The dots go with the message.
              panel.host.root.querySelector<HTMLElement>(".log")?.focus();
              void remove(panel, seq);
            },
            "danger",
          )}
          {button(words.cancel, () => {})}
        </>
      ) : (
        <>
          <div class="picks">
            {REACTIONS.map((emoji) => (
              <button
                key={emoji}
                type="button"
                role="menuitem"
                aria-label={words.react(emoji)}
                onClick={then(() => react(panel, seq, emoji, !reactedByMe(item, emoji)))}
              >
                {emoji}
              </button>
            ))}
          </div>
          {button(words.reply, () => startReply(panel, item))}
          {navigator.clipboard && text && button(words.copy, () => void copy(text))}
          {mayChange && text && button(words.edit, () => panel.own.set({ doing: { seq, what: "edit" } }))}
          {mayChange &&
            button(words.remove, () => panel.own.set({ doing: { seq, what: "delete" } }), "danger")}
        </>
      )}
    </div>
  );
}

/** The page may forbid it: then nothing is copied. */
async function copy(text: string): Promise<void> {
  await navigator.clipboard.writeText(plainText(text)).catch(() => {});
}

/** Above the dots, inside the window; the first thing in it gets the focus, the dots get it back. */
function show(menu: HTMLElement | null): void {
  const dots = menu?.previousElementSibling;
  if (!menu || !dots || menu.matches(":popover-open")) return;
  menu.showPopover();
  const at = dots.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  menu.style.left = `${Math.max(8, Math.min(at.right - width, innerWidth - width - 8))}px`;
  menu.style.top = `${at.top > height + 8 ? at.top - height - 4 : Math.min(at.bottom + 4, innerHeight - height - 8)}px`;
  menu.querySelector<HTMLElement>("[role=menuitem]")?.focus();
}

function moveBy(event: KeyboardEvent, within: string, those: string): void {
  const steps = new Map([
    ["ArrowDown", 1],
    ["ArrowRight", 1],
    ["ArrowUp", -1],
    ["ArrowLeft", -1],
  ]);
  const step = steps.get(event.key);
  const here = event.target as HTMLElement;
  const all = [...(here.closest(within)?.querySelectorAll<HTMLElement>(those) ?? [])];
  if (!step || !all.includes(here)) return;
  event.preventDefault();
  all[all.indexOf(here) + step]?.focus();
}
