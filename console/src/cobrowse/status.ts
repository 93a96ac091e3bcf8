import type { PageState } from "@palique/shared/cobrowse.ts";

export interface Standing {
  viewer: "opening" | "ready" | "silent";
  link: "joining" | "on" | "cut";
  page: PageState | null;
  isDrawn: boolean;
}

/** What there is to say about the page now, the most telling first. */
export function statusOf({ viewer, link, page, isDrawn }: Standing) {
  if (viewer === "silent") return "noViewer";
  if (viewer === "opening") return "opening";
  if (link === "joining") return "joining";
  if (link === "cut") return "again";
  if (page === "away") return "away";
  if (page === "too-large") return "tooLarge";
  if (!isDrawn) return "first";
  return page === "hidden" ? "hidden" : "live";
}
