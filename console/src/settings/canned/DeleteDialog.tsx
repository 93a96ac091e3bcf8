import type { Canned } from "@palique/shared/canned.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { deleteCanned } from "./canned-settings.model.ts";
import { t } from "./texts.ts";

/** Asks before something goes that others may be using. */
export function DeleteDialog({ one, onClose }: { one: Canned; onClose: () => void }) {
  return (
    <ConfirmDialog
      isGrave
      title={t("deleteTitle")}
      action={t("deleteNow")}
      onClose={onClose}
      onConfirm={() => void deleteCanned(one)}
    >
      <p class="canned-ask">
        {t(one.scope === "personal" ? "deletePersonal" : "deleteShared", { word: one.shortcut })}
      </p>
    </ConfirmDialog>
  );
}
