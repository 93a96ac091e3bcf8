import type { ActBody } from "@palique/shared/cobrowse.ts";
import type { FromViewer } from "@palique/shared/viewer.ts";

/** What of a page's address and title is shown. */
const MOST_CHARACTERS = 2_000;

/**
 * What the viewer says, looked at before it is believed: it lives with strangers' pages. An act is looked at again by
 * the server and by the visitor's browser.
 */
export function fromViewer(data: unknown): FromViewer | null {
  if (!isRecord(data)) return null;
  switch (data.type) {
    case "ready":
    case "lost":
      return { type: data.type };
    case "drawn": {
      const { width, height, url, title } = data;
      if (!isSize(width) || !isSize(height) || typeof url !== "string" || typeof title !== "string")
        return null;
      return { type: "drawn", width, height, url: cut(url), title: cut(title) };
    }
    case "act":
      return isAct(data.body) ? { type: "act", body: data.body } : null;
    case "unloaded": {
      const ids: unknown = data.ids;
      return Array.isArray(ids) && ids.every(isSize) ? { type: "unloaded", ids } : null;
    }
    case "length":
      return isSize(data.ms) ? { type: "length", ms: data.ms } : null;
    case "progress":
      return isSize(data.ms) ? { type: "progress", ms: data.ms, playing: data.playing === true } : null;
    default:
      return null;
  }
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === "object" && data !== null;
}

/** The rest of it is looked at by the server's schema. */
function isAct(body: unknown): body is ActBody {
  return isRecord(body) && typeof body.type === "string";
}

function isSize(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

const cut = (text: string): string => text.slice(0, MOST_CHARACTERS);
