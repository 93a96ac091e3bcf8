import type { IconNode } from "lucide";
import type { ComponentChildren } from "preact";
import { Icon } from "./Icon.tsx";
import "./empty-state.css";

interface EmptyStateProps {
  icon: IconNode;
  title: string;
  children?: ComponentChildren;
  action?: ComponentChildren;
  /** It is the whole page: its title is the page's heading. */
  isPage?: boolean;
}

export function EmptyState({ icon, title, children, action, isPage = false }: EmptyStateProps) {
  return (
    <div class="empty">
      <span class="empty-icon">
        <Icon icon={icon} size={22} />
      </span>
      {isPage ? <h1 class="empty-title">{title}</h1> : <p class="empty-title">{title}</p>}
      {children && <p class="empty-text">{children}</p>}
      {action}
    </div>
  );
}
