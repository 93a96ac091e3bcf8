import { URL_MAX } from "./limits.ts";
import type { Step } from "./steps.ts";
import { fontData, pictureData, webUrl } from "./urls.ts";
import { nodeId, own, type Raw, record, text } from "./values.ts";

const DESCRIPTORS = ["style", "weight", "stretch", "unicodeRange", "featureSettings", "display"];
const TITLE_MAX = 500;

/** Our own news, see CobrowseNews. */
export function cleanNews(tag: unknown, payload: Raw): Step | null {
  if (tag === "palique:page") {
    const page = {
      url: webUrl(text(own(payload, "url"), URL_MAX) ?? "") ?? "",
      title: text(own(payload, "title"), TITLE_MAX) ?? "",
      touch: own(payload, "touch") === true,
    };
    return { type: "page", page };
  }
  if (tag === "palique:canvas" || tag === "palique:image") {
    const id = nodeId(own(payload, "id"));
    const raw = own(payload, "image");
    const image = typeof raw === "string" ? pictureData(raw) : null;
    if (id === null || image === null) return null;
    return { type: tag === "palique:canvas" ? "canvas" : "image", id, image };
  }
  if (tag !== "palique:font") return null;
  const family = text(own(payload, "family"), 200);
  const raw = own(payload, "font");
  const font = typeof raw === "string" ? fontData(raw) : null;
  if (!family || font === null) return null;
  return { type: "font", font: { family, font, descriptors: cleanDescriptors(own(payload, "descriptors")) } };
}

function cleanDescriptors(raw: unknown): Record<string, string> {
  const from = record(raw) ?? {};
  const clean: Record<string, string> = {};
  for (const name of DESCRIPTORS) {
    const value = text(own(from, name), 2_000);
    if (value) clean[name] = value;
  }
  return clean;
}
