import { localized } from "@palique/shared/locale.ts";
import { MessageCircle } from "lucide";
import { locale } from "../../i18n/locale.ts";
import { organisation } from "../../inbox/inbox.model.ts";
import { initialsOf } from "../../ui/face.ts";
import { Icon } from "../../ui/Icon.tsx";
import { tSites } from "../texts.ts";
import { isColor, readableOn } from "./contrast.ts";
import type { Site } from "./sites.model.ts";
import "./preview.css";

/** The chat as it will look on a website: a drawing that nobody can operate. */
export function WidgetPreview({ site }: { site: Site }) {
  const color = isColor(site.color) ? site.color : "#0f6e66";
  const greeting = localized(site.greeting, locale.value) || tSites("previewGreeting");
  return (
    <figure class="preview">
      <div
        class={`preview-page preview-${site.theme} preview-at-${site.position}`}
        style={{ "--site": color, "--on-site": readableOn(color) }}
        role="img"
        aria-label={tSites("previewNote")}
      >
        <div class="preview-panel" aria-hidden="true">
          <div class="preview-head">
            <span class="preview-face">{initialsOf(organisation.value || "P")}</span>
            <span>
              <strong dir="auto">{organisation.value}</strong>
              <small>{tSites("previewOnline")}</small>
            </span>
          </div>
          <div class="preview-body">
            <p dir="auto">{greeting}</p>
            <PreviewField label={tSites("previewYourName")} asked={site.fields.name} />
            <PreviewField label={tSites("previewEmail")} asked={site.fields.email} />
            <span class="preview-label">{tSites("previewQuestion")}</span>
            <span class="preview-box preview-area" />
            <span class="preview-button">{tSites("previewStart")}</span>
            {(site.typingPreview || site.privacyUrl) && (
              <small class="preview-small">
                {site.typingPreview && tSites("previewTyping")}{" "}
                {site.privacyUrl && <u>{tSites("previewPrivacy")}</u>}
              </small>
            )}
          </div>
        </div>
        <span class="preview-launcher" aria-hidden="true">
          <Icon icon={MessageCircle} size={22} />
        </span>
      </div>
      <figcaption>{tSites("previewNote")}</figcaption>
    </figure>
  );
}

function PreviewField({ label, asked }: { label: string; asked: "required" | "optional" | "hidden" }) {
  if (asked === "hidden") return null;
  return (
    <>
      <span class="preview-label">
        {label} {asked === "optional" && <small>{tSites("previewOptional")}</small>}
      </span>
      <span class="preview-box" />
    </>
  );
}
