import { Icon } from "../ui/Icon.tsx";
import { Keys } from "./Keys.tsx";
import type { PaletteItem } from "./sources.ts";
import "./lines.css";

export type Line = Pick<PaletteItem, "id" | "title" | "icon" | "about" | "keys">;

interface LinesProps<L extends Line> {
  /** Of the list; the options are numbered behind it. */
  id: string;
  title: string;
  items: readonly L[];
  /** The place of its first among all. */
  from: number;
  active: L | undefined;
  onPoint?: (item: L) => void;
  onPick: (item: L) => void;
}

/** A titled part of a list of options; the field that opened it keeps the focus and has the keys. */
export function Lines<L extends Line>({ id, title, items, from, active, onPoint, onPick }: LinesProps<L>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
    <div role="group" aria-label={title}>
      <p class="lines-title" aria-hidden="true">
        {title}
      </p>
      {items.map((item, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field above it has the keys
        <div
          key={item.id}
          id={`${id}-${from + index}`}
          class="line"
          role="option"
          tabIndex={-1}
          aria-selected={item === active}
          // Moved, not merely under the pointer when the list came.
          onPointerMove={() => item !== active && onPoint?.(item)}
          onClick={() => onPick(item)}
        >
          <Icon icon={item.icon} size={16} />
          <span class="line-name ellipsis" dir="auto">
            {item.title}
          </span>
          {item.about && (
            <span class="line-about ellipsis" dir="auto">
              {item.about}
            </span>
          )}
          {item.keys && <Keys keys={item.keys} />}
        </div>
      ))}
    </div>
  );
}
