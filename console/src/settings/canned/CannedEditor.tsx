import type { Canned } from "@palique/shared/canned.ts";
import { ChevronLeft, Copy, SearchX, Trash2 } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { canned } from "../../canned/canned.model.ts";
import { trayAt } from "../../files/trays.model.ts";
import { failureText } from "../../i18n/errors.ts";
import { followLink, go } from "../../router.ts";
import { me } from "../../session.model.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { notify } from "../../ui/notices.model.ts";
import { FormView } from "../FormView.tsx";
import { closeForm, formAt } from "../form.model.ts";
import { PageHead } from "../Group.tsx";
import { CannedFields } from "./CannedFields.tsx";
import { CannedReading } from "./CannedReading.tsx";
import { type CannedValues, cannedForm, valuesOf } from "./canned-form.ts";
import { cannedPath, duplicateCanned, emptyCanned } from "./canned-settings.model.ts";
import { DeleteDialog } from "./DeleteDialog.tsx";
import { mayKeep } from "./rules.ts";
import { t } from "./texts.ts";

export function CannedEditor({ id }: { id: string }) {
  const saved = canned.value?.find((one) => one.id === id);
  const isGone = id !== "new" && !saved;
  // Somebody deleted it, and what was begun with it.
  useEffect(() => {
    if (isGone) closeForm(`canned/${id}`);
  }, [isGone]);
  return (
    <>
      <a class="crumb" href={cannedPath()} onClick={followLink}>
        <Icon icon={ChevronLeft} size={16} />
        {t("back")}
      </a>
      {id === "new" ? (
        <NewOne />
      ) : !saved ? (
        <EmptyState icon={SearchX} title={failureText({ error: "not-found" })} />
      ) : mayKeep(saved, me.value?.role) ? (
        <Kept saved={saved} />
      ) : (
        <>
          <PageHead title={`/${saved.shortcut}`} lead={t("readOnly")} action={<CopyButton one={saved} />} />
          <CannedReading one={saved} />
        </>
      )}
    </>
  );
}

function NewOne() {
  const path = "canned/new";
  const tray = trayAt(`${me.peek()?.id ?? ""}.${path}`, { conversationId: null });
  const form = formAt<CannedValues>(path, emptyCanned(), (start) =>
    cannedForm(null, start, tray, (made) => {
      closeForm(path);
      notify(t("created", { word: made.shortcut }));
      go(cannedPath(made.id), { replace: true });
    }),
  );
  const leave = () => {
    closeForm(path);
    go(cannedPath());
  };
  return (
    <>
      <PageHead title={t("newOne")} />
      <FormView form={form} saveLabel={t("create")} onCancel={leave}>
        <CannedFields form={form} tray={tray} />
      </FormView>
    </>
  );
}

function Kept({ saved }: { saved: Canned }) {
  const [isDeleting, setDeleting] = useState(false);
  const path = `canned/${saved.id}`;
  const tray = trayAt(`${me.peek()?.id ?? ""}.${path}`, { conversationId: null });
  const form = formAt<CannedValues>(path, valuesOf(saved), (start) => cannedForm(saved.id, start, tray));
  useEffect(() => form.rebase(valuesOf(saved)), [saved]);
  return (
    <>
      <PageHead
        title={`/${saved.shortcut}`}
        lead={saved.uses > 0 ? t("uses", { n: saved.uses }) : t("unused")}
        action={
          <div class="canned-head">
            <CopyButton one={saved} isShort />
            <Button icon={Trash2} onClick={() => setDeleting(true)}>
              {t("deleteNow")}
            </Button>
          </div>
        }
      />
      <FormView form={form}>
        <CannedFields form={form} tray={tray} />
      </FormView>
      {isDeleting && <DeleteDialog one={saved} onClose={() => setDeleting(false)} />}
    </>
  );
}

function CopyButton({ one, isShort = false }: { one: Canned; isShort?: boolean }) {
  const [isBusy, setBusy] = useState(false);
  return (
    <Button
      icon={Copy}
      busy={isBusy}
      onClick={async () => {
        setBusy(true);
        await duplicateCanned(one);
        setBusy(false);
      }}
    >
      {t(isShort ? "duplicate" : "copyMine")}
    </Button>
  );
}
