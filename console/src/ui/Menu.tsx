import type { IconNode } from "lucide";
import { Check } from "lucide";
import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";
import { Icon } from "./Icon.tsx";
import { moveFocus } from "./roving.ts";
import "./menu.css";

export interface MenuItem {
  label: string;
  icon?: IconNode;
  /** What stands in front instead of an icon. */
  lead?: ComponentChildren;
  /** Given: one of a choice, and whether it is the chosen one. */
  checked?: boolean;
  danger?: boolean;
  /** A line under it. */
  hint?: string;
  /** Why it cannot be chosen now; it stays in sight and in reach of the keyboard. */
  why?: string | undefined;
  /** A line above it. */
  separated?: boolean;
  onChoose: () => void;
}

interface MenuProps {
  /** Accessible name of the button that opens it. */
  label: string;
  /** What it stands on now, said after its name. */
  about?: string;
  trigger: ComponentChildren;
  triggerClass?: string;
  items: readonly MenuItem[];
  /** Shown above the items. */
  head?: ComponentChildren;
  side?: "top" | "bottom" | "right";
}

/** A menu on the platform's popover: it closes by itself on Escape and on a click elsewhere. */
export function Menu({ label, about, trigger, triggerClass = "", items, head, side = "bottom" }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const place = () => {
    if (button.current && menu.current) placeBeside(button.current, menu.current, side);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class={triggerClass}
        aria-label={label}
        aria-haspopup="menu"
        aria-description={about}
        title={about ?? label}
        popovertarget={id}
      >
        {trigger}
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        class="menu"
        onToggle={(event) => {
          if (event.newState !== "open") return;
          place();
          moveFocus(event.currentTarget, "[role^=menuitem]", "first");
        }}
      >
        {head}
        <div
          role="menu"
          tabIndex={-1}
          aria-label={label}
          onKeyDown={(event) => {
            const to = { ArrowDown: "next", ArrowUp: "previous", Home: "first", End: "last" } as const;
            const step = to[event.key as keyof typeof to];
            if (event.key === "Tab") menu.current?.hidePopover();
            if (!step) return;
            event.preventDefault();
            moveFocus(event.currentTarget, "[role^=menuitem]", step);
          }}
        >
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              {...(item.checked === undefined
                ? { role: "menuitem" }
                : { role: "menuitemradio", "aria-checked": item.checked })}
              tabIndex={-1}
              class={`menu-item ${item.danger ? "menu-danger" : ""} ${item.separated ? "menu-separated" : ""}`}
              aria-disabled={item.why ? true : undefined}
              onClick={() => {
                if (item.why) return;
                menu.current?.hidePopover();
                item.onChoose();
              }}
            >
              {item.lead ?? (item.icon && <Icon icon={item.icon} size={16} />)}
              <span class="menu-label">
                {item.label}
                {(item.why ?? item.hint) && <small class="menu-hint">{item.why ?? item.hint}</small>}
              </span>
              {item.checked && <Icon icon={Check} size={16} />}
            </button>
          ))}
        </div>
      </div>
    </>
  );
}

/** Puts a popover next to what opened it, inside the window. */
export function placeBeside(
  anchor: HTMLElement,
  popover: HTMLElement,
  side: "top" | "bottom" | "right",
): void {
  const gap = 6;
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = popover;
  const wanted =
    side === "right"
      ? { left: at.right + gap, top: at.bottom - height }
      : { left: at.left, top: side === "top" ? at.top - height - gap : at.bottom + gap };
  const left = Math.max(8, Math.min(wanted.left, innerWidth - width - 8));
  const top = Math.max(8, Math.min(wanted.top, innerHeight - height - 8));
  popover.style.left = `${left}px`;
  popover.style.top = `${top}px`;
}
