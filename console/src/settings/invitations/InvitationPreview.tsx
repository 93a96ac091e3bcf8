import { LOCALES, type Locale, localized } from "@palique/shared/locale.ts";
import { fillOrLeaveOut } from "@palique/shared/variables.ts";
import { MessageCircle, SendHorizontal, X } from "lucide";
import { useState } from "preact/hooks";
import { locale } from "../../i18n/locale.ts";
import { organisation } from "../../inbox/inbox.model.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { initialsOf } from "../../ui/face.ts";
import { Icon } from "../../ui/Icon.tsx";
import { operators, sites } from "../admin.model.ts";
import { isColor, readableOn } from "../sites/contrast.ts";
import { t as tSettings } from "../texts.ts";
import type { Rule } from "./rule-form.ts";
import { t } from "./texts.ts";
import "../sites/preview.css";
import "./preview.css";

/** The invitation as it will look: a drawing that nobody can operate. */
export function InvitationPreview({ rule }: { rule: Rule }) {
  const [shown, setShown] = useState({ variant: 0, language: locale.value });
  const site = sites.value?.find(({ id }) => id === rule.siteId);
  const face = operators.value?.find(({ id }) => id === rule.operatorId);
  const variant = rule.variants[shown.variant] ?? rule.variants[0];
  const color = site && isColor(site.color) ? site.color : "#0f6e66";
  const name = face?.name ?? organisation.value;
  const values = { organisation: organisation.value, "operator.name": face?.name };
  const text = fillOrLeaveOut(localized(variant?.texts ?? {}, shown.language), values) || "…";
  return (
    <figure class="preview invitation-preview">
      <div
        class={`preview-page preview-${site?.theme ?? "auto"} preview-at-${site?.position ?? "right"}`}
        style={{ "--site": color, "--on-site": readableOn(color) }}
        role="img"
        aria-label={`${t("preview")}: ${name}: ${text}`}
      >
        <div class={`preview-panel preview-as-${rule.look}`} aria-hidden="true">
          <div class="preview-head">
            {face ? (
              <Avatar id={face.id} name={face.name} src={face.avatar} size="s" />
            ) : (
              <span class="preview-face">{initialsOf(name || "P")}</span>
            )}
            <strong dir="auto">{name}</strong>
            <Icon icon={X} size={14} />
          </div>
          <div class="preview-body">
            <p dir="auto">{text}</p>
            {rule.look === "panel" && (
              <span class="preview-box preview-write">
                {t("previewWrite")} <Icon icon={SendHorizontal} size={14} />
              </span>
            )}
          </div>
        </div>
        <span class="preview-launcher" aria-hidden="true">
          <Icon icon={MessageCircle} size={22} />
        </span>
      </div>
      <figcaption class="preview-choices">
        <PreviewChoice
          label={t("previewLanguage")}
          value={shown.language}
          options={LOCALES.map((one) => ({
            value: one,
            label: tSettings(one === "en" ? "english" : "spanish"),
          }))}
          onChoose={(language) => setShown({ ...shown, language })}
        />
        {rule.variants.length > 1 && (
          <PreviewChoice
            label={t("preview")}
            value={String(shown.variant)}
            options={rule.variants.map((one, index) => ({ value: String(index), label: one.name }))}
            onChoose={(value) => setShown({ ...shown, variant: Number(value) })}
          />
        )}
      </figcaption>
    </figure>
  );
}

interface PreviewChoiceProps<V extends Locale | string> {
  label: string;
  value: V;
  options: readonly { value: V; label: string }[];
  onChoose: (value: V) => void;
}

function PreviewChoice<V extends Locale | string>({
  label,
  value,
  options,
  onChoose,
}: PreviewChoiceProps<V>) {
  return (
    <select
      class="field-box field-select"
      aria-label={label}
      value={value}
      onChange={(event) => {
        const chosen = options.find((one) => one.value === event.currentTarget.value);
        if (chosen) onChoose(chosen.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
