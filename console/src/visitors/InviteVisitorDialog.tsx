import { nearestLocale } from "@palique/shared/locale.ts";
import { fillIn, missingIn } from "@palique/shared/variables.ts";
import { useEffect, useId, useState } from "preact/hooks";
import { canned, countUse, needCanned } from "../canned/canned.model.ts";
import { languageFor } from "../canned/choose.ts";
import { tCommon } from "../i18n/common.ts";
import { locale } from "../i18n/locale.ts";
import { organisation } from "../inbox/inbox.model.ts";
import { me } from "../session.model.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Field, TextArea } from "../ui/Field.tsx";
import { nameOf } from "./describe.ts";
import { INVITATION_MAX, type Inviting, sendInvitation, visitorNow } from "./inviting.model.ts";
import { t } from "./list-texts.ts";
import "./invite.css";

interface InviteProps {
  inviting: Inviting;
  onClose: () => void;
}

/** The operator's own words, and how the visitor sees them. */
export function InviteVisitorDialog({ inviting, onClose }: InviteProps) {
  const { visitor } = inviting;
  const formId = useId();
  const [text, setText] = useState(inviting.text);
  const now = visitorNow(visitor.id);
  const isGone = now?.state === "left";
  const words = text.trim();
  const missing = missingIn(words);
  const isReady = words !== "" && missing.length === 0;
  const send = () => {
    if (!isReady) return;
    onClose();
    void sendInvitation({ visitor, text: words });
  };
  return (
    <Dialog
      title={visitor.name ? t("inviteName", { name: visitor.name }) : t("invite")}
      size="m"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button variant="primary" type="submit" form={formId} disabled={!isReady || isGone}>
            {t("send")}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        class="inviting"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {now && (
          <p class="inviting-page">
            {isGone
              ? t("leftMeanwhile", { name: nameOf(visitor) })
              : t("isOn", { page: now.page.title || now.page.url })}
          </p>
        )}
        <Ready language={visitor.language} name={visitor.name} onPick={(ready) => setText(ready)} />
        <TextArea
          label={t("words")}
          hint={<span class="digits">{t("left-signs", { n: INVITATION_MAX - text.length })}</span>}
          error={missing.length === 0 ? null : t("missing", { names: missing.join(", ") })}
          dir="auto"
          rows={4}
          autoFocus
          maxLength={INVITATION_MAX}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <Preview text={words} />
      </form>
    </Dialog>
  );
}

/** A ready-made text to begin with. */
function Ready({
  language,
  name,
  onPick,
}: {
  language: string;
  name: string;
  onPick: (text: string) => void;
}) {
  useEffect(needCanned, []);
  const listId = useId();
  const wanted = nearestLocale(language, locale.value);
  const all = (canned.value ?? []).map((one) => ({
    one,
    label: one.title ? `${one.shortcut} · ${one.title}` : one.shortcut,
    language: languageFor(one, wanted),
  }));
  if (all.length === 0) return null;
  const values = {
    "visitor.name": name,
    "operator.name": me.value?.name,
    organisation: organisation.value,
  };
  return (
    <>
      <Field
        label={t("ready")}
        optional
        list={listId}
        autocomplete="off"
        onInput={({ currentTarget }) => {
          const picked = all.find(({ label }) => label === currentTarget.value);
          if (!picked) return;
          countUse(picked.one);
          onPick(fillIn(picked.one.texts[picked.language] ?? "", values).slice(0, INVITATION_MAX));
          currentTarget.value = "";
        }}
      />
      <datalist id={listId}>
        {all.map(({ one, label }) => (
          <option key={one.id} value={label} />
        ))}
      </datalist>
    </>
  );
}

/** As it stands beside the button on the website. */
function Preview({ text }: { text: string }) {
  const self = me.value;
  if (!self) return null;
  return (
    <figure class="inviting-preview">
      <figcaption>{t("preview")}</figcaption>
      <div class="inviting-bubble">
        <Avatar id={self.id} name={self.name} src={self.avatar} size="s" />
        <div>
          <strong>{self.name}</strong>
          <p dir="auto" class={text ? "" : "inviting-none"}>
            {text || t("previewEmpty")}
          </p>
        </div>
      </div>
    </figure>
  );
}
