import type { PrivacyRules } from "@palique/shared/sharing.ts";
import type { Host } from "../host.ts";
import { hidePrivate } from "./hide-private.ts";

/** Sharper than that is only larger. */
const MOST_DPR = 2;
const WITHIN_MS = 30_000;

/** A picture of what is seen of the page, without the widget, and with what is private hidden. */
export async function pictureOf(host: Host, rules: PrivacyRules): Promise<File> {
  const { snapdom } = await import("@zumer/snapdom");
  const own = host.root.host;
  const { scrollX, scrollY, innerWidth, innerHeight } = window;
  const taken = snapdom(document.documentElement, {
    clip: { x: scrollX, y: scrollY, width: innerWidth, height: innerHeight },
    exclude: (element) => element === own,
    excludeMode: "remove",
    dpr: Math.min(devicePixelRatio, MOST_DPR),
    backgroundColor: backgroundOf(document.documentElement) ?? backgroundOf(document.body) ?? "#ffffff",
    fast: "auto",
    plugins: [hidePrivate(rules, own)],
  }).then((result) => result.toBlob({ format: "webp", quality: 0.9 }));
  const late = new Promise<never>((_, fail) => setTimeout(fail, WITHIN_MS, new Error("too slow")));
  const blob = await Promise.race([taken, late]);
  const ending = blob.type === "image/webp" ? "webp" : "png";
  const [moment = ""] = new Date().toISOString().split(".");
  return new File([blob], `${location.hostname} ${moment.replace("T", " ").replaceAll(":", ".")}.${ending}`, {
    type: blob.type,
  });
}

/** What shows around the page's content; null: nothing of this element. */
function backgroundOf(element: Element): string | null {
  const { backgroundColor } = getComputedStyle(element);
  return /^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor) ? null : backgroundColor;
}
