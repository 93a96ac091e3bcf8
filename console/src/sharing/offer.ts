import type { CallMedia, ShareKind } from "@palique/shared/share-names.ts";
import type { SharingOffer } from "@palique/shared/sharing.ts";

/** Something a visitor can be asked for. */
export interface Askable {
  kind: ShareKind;
  media: CallMedia | null;
}

const ALL: readonly Askable[] = [
  { kind: "cobrowse", media: null },
  { kind: "screen", media: null },
  { kind: "call", media: "voice" },
  { kind: "call", media: "video" },
  { kind: "capture", media: null },
];

/** What the website lets operators ask for. */
export function offered(offer: SharingOffer): readonly Askable[] {
  return ALL.filter(({ kind, media }) =>
    kind === "call" ? offer.call === "video" || offer.call === media : offer[kind],
  );
}

/** Where the viewer is reached from this console; null: nowhere, until COBROWSE_ORIGIN says. */
export function viewerOrigin(
  viewer: { origin: string } | { port: number } | null,
  at: Pick<Location, "protocol" | "hostname">,
): string | null {
  if (!viewer) return null;
  return "origin" in viewer ? viewer.origin : `${at.protocol}//${at.hostname}:${viewer.port}`;
}

/** The viewer's address: it may load pictures and styles from these origins. */
export function viewerUrl(viewer: string, origins: readonly string[]): string {
  const url = new URL("/", viewer);
  for (const origin of new Set(origins)) {
    if (/^https?:/.test(origin)) url.searchParams.append("from", origin);
  }
  return url.href;
}
