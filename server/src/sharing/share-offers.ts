import { CONTROL_LEVELS, type ControlLevel } from "@palique/shared/share-names.ts";
import type { Sharing } from "@palique/shared/sharing.ts";
import { SHARING_AT_FIRST } from "@palique/shared/sharing-at-first.ts";
import type { Db } from "../db/store.ts";
import { findSite } from "../sites/sites.store.ts";
import type { Share } from "./shares.store.ts";

export async function sharingOf(db: Db, siteId: string): Promise<Sharing> {
  return (await findSite(db, siteId))?.sharing ?? SHARING_AT_FIRST;
}

/** Whether the site lets operators ask for it. */
export function offers(sharing: Sharing, { kind, media }: Pick<Share, "kind" | "media">): boolean {
  if (kind === "call") return sharing.call === "video" || sharing.call === media;
  return (kind === "cobrowse" || kind === "screen" || kind === "capture") && sharing[kind];
}

/** Whether the site lets operators have that much control. */
export function offersLevel(sharing: Sharing, level: string): boolean {
  return rankOf(level) <= rankOf(sharing.control);
}

const rankOf = (level: string): number => CONTROL_LEVELS.indexOf(level as ControlLevel);
