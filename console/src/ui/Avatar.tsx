import type { ComponentChildren } from "preact";
import { hueOf, initialsOf } from "./face.ts";
import "./avatar.css";

interface AvatarProps {
  /** Decides the colour, so that a person keeps it everywhere. */
  id: string;
  name: string;
  /** Path of a picture; without one the initials show. */
  src?: string | null;
  size?: "xs" | "s" | "m" | "l";
  /** A small mark at its corner. */
  mark?: ComponentChildren;
}

/** A face. Decorative: the name is always written beside it. */
export function Avatar({ id, name, src = null, size = "m", mark }: AvatarProps) {
  return (
    <span
      class={`avatar avatar-${size} hue-${hueOf(id)}`}
      aria-hidden="true"
      data-initials={src ? undefined : initialsOf(name)}
    >
      {src && <img src={src} alt="" />}
      {mark && <span class="avatar-mark">{mark}</span>}
    </span>
  );
}
