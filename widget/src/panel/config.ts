import type { WidgetConfig } from "@palique/shared/visitor.ts";

/** What holds where the server was out of reach: a message can still be left. */
export const DEFAULT_CONFIG: Omit<
  WidgetConfig,
  "key" | "position" | "defaultLocale" | "editMinutes" | "accents" | "tracking" | "analytics"
> = {
  organisation: "",
  color: "#0f6e66",
  theme: "auto",
  greeting: {},
  fields: { name: "required", email: "optional" },
  typingPreview: false,
  privacyUrl: null,
  files: null,
};
