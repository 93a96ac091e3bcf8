import type { IconNode } from "lucide";
import type { ButtonHTMLAttributes, ComponentChildren } from "preact";
import { Icon } from "./Icon.tsx";
import "./button.css";

type Native = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "size" | "icon">;

interface ButtonProps extends Native {
  variant?: "primary" | "secondary" | "ghost" | "danger";
  size?: "s" | "m";
  icon?: IconNode;
  /** Something is under way: it shows, and further clicks do nothing. */
  busy?: boolean;
  children: ComponentChildren;
}

export function Button({ variant = "secondary", size = "m", icon, busy = false, ...rest }: ButtonProps) {
  const { children, class: extra, onClick, ...native } = rest;
  return (
    <button
      type="button"
      {...native}
      class={`button button-${variant} button-${size} ${extra ?? ""}`}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {icon && <Icon icon={icon} size={16} />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Native {
  icon: IconNode;
  /** Its accessible name, also shown as a tooltip. */
  label: string;
  size?: "s" | "m";
}

export function IconButton({ icon, label, size = "m", ...rest }: IconButtonProps) {
  const { class: extra, ...native } = rest;
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      {...native}
      class={`icon-button icon-button-${size} ${extra ?? ""}`}
    >
      <Icon icon={icon} size={size === "s" ? 16 : 18} />
    </button>
  );
}
