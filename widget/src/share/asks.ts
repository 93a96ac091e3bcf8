import type { CallMedia, ShareKind } from "@palique/shared/share-names.ts";
import type { Asker, OwnShare } from "@palique/shared/sharing.ts";

export type Shareable = Exclude<ShareKind, "call"> | CallMedia;
/** One question to the visitor. */
export interface Ask {
  share: OwnShare;
  about: Shareable | "scroll" | "full" | "recording";
  by: Asker & { avatar?: string | null };
  /** It was allowed, and this page does not know of it: kept nowhere, or a screen whose page was left. */
  again: boolean;
}

export function shareableOf({ kind, media }: OwnShare): Shareable {
  return kind === "call" ? (media ?? "voice") : kind;
}

/** What there is to answer. */
export function asksOf(share: OwnShare, isAllowed: boolean): Ask[] {
  const first: Ask = { share, about: shareableOf(share), by: share.by, again: false };
  if (share.state === "asked") return [first];
  if (share.state === "ended" || !share.here) return [];
  if (!isAllowed) return [{ ...first, again: true }];
  const { control, recording } = share.asks;
  const asks: Ask[] = [];
  if (control && control.level !== "view") {
    asks.push({ ...first, about: control.level, by: withFace(control.by, share) });
  }
  if (recording) asks.push({ ...first, about: "recording", by: withFace(recording, share) });
  return asks;
}

function withFace(by: Asker, { by: first }: OwnShare): Ask["by"] {
  return by.id === first.id ? first : by;
}
