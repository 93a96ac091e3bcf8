import { useEffect, useRef } from "preact/hooks";
import { Lines } from "./Lines.tsx";
import { t } from "./texts.ts";
import type { useCommanding } from "./use-commanding.ts";
import "./composer-list.css";

/** Over the reply: what "/" and "!" find. The box keeps the focus and moves the choice. */
export function ComposerList({ id, found }: { id: string; found: ReturnType<typeof useCommanding> }) {
  const list = useRef<HTMLDivElement>(null);
  const { sections, items, active, isEmpty } = found;
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [active, items]);
  if (isEmpty) {
    return (
      <p class="composer-list composer-list-empty" role="status">
        {t("sentAsIs")}
      </p>
    );
  }
  if (items.length === 0) return null;
  return (
    <div ref={list} class="composer-list">
      <div
        id={id}
        role="listbox"
        tabIndex={-1}
        aria-label={t("commands")}
        // The box keeps the focus, and a phone its keyboard.
        onPointerDown={(event) => event.pointerType === "mouse" && event.preventDefault()}
      >
        {sections.map((section) => (
          <Lines
            key={section.id}
            id={id}
            title={section.title}
            items={section.items}
            from={items.findIndex(({ id: one }) => one === section.items[0]?.id)}
            active={items[active]}
            onPick={(item) => found.pick(items.indexOf(item))}
          />
        ))}
      </div>
      {items[active]?.preview?.()}
    </div>
  );
}
