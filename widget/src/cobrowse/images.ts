import type { eventWithTime } from "@rrweb/types";
import { fetchData, picture } from "./data-url.ts";
import { newsOf } from "./page-news.ts";
import { BLOCKED, type PrivacyOf } from "./privacy.ts";

const MAX_BYTES = 400_000;
const SIDE_MAX = 1_000;

/** Pictures that only this page can load go along as data. */
export function imageNews(
  nodeOf: (id: number) => Node | null,
  privacyOf: PrivacyOf,
  add: (news: eventWithTime) => void,
): (id: number) => Promise<void> {
  return async (id) => {
    const image = nodeOf(id);
    if (!isImage(image) || privacyOf(image) & BLOCKED) return;
    const address = image.currentSrc || image.src;
    const data = (await fetchData(address, /^image\//, MAX_BYTES)) ?? picture(image, SIDE_MAX);
    // In the meantime another picture may have come in its place.
    if (data && nodeOf(id) === image && (image.currentSrc || image.src) === address) {
      add(newsOf("palique:image", { id, image: data }));
    }
  };
}

const isImage = (node: Node | null): node is HTMLImageElement => node?.nodeName === "IMG";
