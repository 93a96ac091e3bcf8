import { cannedTexts } from "../canned/canned.source.ts";
import { people } from "../handover/handover.source.ts";
import { conversations } from "../inbox/inbox.source.ts";
import { found } from "../search/search.source.ts";
import { settingsPages } from "../settings/settings.source.ts";
import { team } from "../team-chats/team-chats.source.ts";
import { savedViews } from "../views/views.source.ts";
import type { PaletteSource } from "./sources.ts";

/** What the palette finds besides commands; a feature adds its own here. Only loaded with the palette. */
export const SOURCES: readonly PaletteSource[] = [
  conversations,
  people,
  cannedTexts,
  savedViews,
  team,
  settingsPages,
  found,
];
