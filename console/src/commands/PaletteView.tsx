import { CornerDownLeft, Search } from "lucide";
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { Icon } from "../ui/Icon.tsx";
import { Lines } from "./Lines.tsx";
import { closeOverlay } from "./overlay.model.ts";
import { openPalette } from "./palette.model.ts";
import type { PaletteItem } from "./sources.ts";
import { t } from "./texts.ts";
import "./palette.css";

const COMBOBOX = { role: "combobox", list: undefined, "aria-expanded": true } as const;

/** One field that finds everything: what can be done, conversations, people, settings. */
export function PaletteView() {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const palette = useMemo(openPalette, []);
  const sections = [...palette.sections.value, ...palette.found.value];
  const items = sections.flatMap((section) => section.items);
  const [chosen, setChosen] = useState<PaletteItem | undefined>(undefined);
  const active = chosen && items.includes(chosen) ? chosen : items[0];

  useLayoutEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      palette.cancel();
      dialog.current?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useEffect(() => {
    dialog.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [active]);

  function pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 7, PageUp: -7 }[event.key];
    const isAgain = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if (by && active) setChosen(items[stepped(items.indexOf(active), by, items.length)]);
    if (event.key === "Enter" && active) palette.run(active);
    if (isAgain) closeOverlay();
    if (by || isAgain || event.key === "Enter") event.preventDefault();
  }

  return (
    <dialog
      ref={dialog}
      class="palette"
      aria-label={t("palette")}
      onCancel={(event) => {
        event.preventDefault();
        closeOverlay();
      }}
      onPointerDown={(event) => event.target === event.currentTarget && closeOverlay()}
    >
      <div class="palette-field">
        <Icon icon={Search} size={18} />
        <input
          type="text"
          {...COMBOBOX}
          aria-label={t("palette")}
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={active ? `${id}-${items.indexOf(active)}` : undefined}
          autocomplete="off"
          spellcheck={false}
          maxLength={200}
          dir="auto"
          placeholder={t("palettePlaceholder")}
          onInput={(event) => {
            setChosen(undefined);
            palette.write(event.currentTarget.value);
          }}
          onKeyDown={pressed}
        />
      </div>
      <div
        id={id}
        class="palette-list"
        role="listbox"
        tabIndex={-1}
        aria-label={t("palette")}
        onPointerDown={(event) => event.pointerType === "mouse" && event.preventDefault()}
      >
        {sections.map((section) => (
          <Lines
            key={section.id}
            id={id}
            title={section.title}
            items={section.items}
            from={items.findIndex(({ id: one }) => one === section.items[0]?.id)}
            active={active}
            onPoint={setChosen}
            onPick={palette.run}
          />
        ))}
        {items.length === 0 && !palette.isAsking.value && <p class="palette-none">{t("nothingFound")}</p>}
        {palette.isAsking.value && <p class="palette-none">{t("searching")}</p>}
      </div>
      <p class="visually-hidden" role="status">
        {items.length === 0 && !palette.isAsking.value ? t("nothingFound") : t("found", { n: items.length })}
      </p>
      <footer class="palette-foot" aria-hidden="true">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {t("toMove")}
        </span>
        <span>
          <kbd>
            <Icon icon={CornerDownLeft} size={11} />
          </kbd>{" "}
          {t("toPick")}
        </span>
        <span>
          <kbd>Esc</kbd> {t("toClose")}
        </span>
      </footer>
    </dialog>
  );
}

/** Goes round by one; by pages it stops at the ends. */
function stepped(now: number, by: number, count: number): number {
  const next = now + by;
  return Math.abs(by) === 1 ? (next + count) % count : Math.max(0, Math.min(count - 1, next));
}
