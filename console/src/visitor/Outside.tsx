import type { ComponentChildren } from "preact";
import { t } from "./texts.ts";

/** A page of somebody else's: it learns nothing of the console. */
export function Outside({ url, children }: { url: string; children: ComponentChildren }) {
  if (!/^https?:\/\//i.test(url)) return <>{children}</>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow">
      {children}
      <span class="visually-hidden"> ({t("newTab")})</span>
    </a>
  );
}
