import type { Canned } from "@palique/shared/canned.ts";
import { tCommon } from "../../i18n/common.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { deleteCanned } from "./canned-settings.model.ts";
import { t } from "./texts.ts";

/** Asks before something goes that others may be using. */
export function DeleteDialog({ one, onClose }: { one: Canned; onClose: () => void }) {
  return (
    <Dialog
      title={t("deleteTitle")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button
            variant="danger"
            onClick={() => {
              onClose();
              void deleteCanned(one);
            }}
          >
            {t("deleteNow")}
          </Button>
        </>
      }
    >
      <p class="canned-ask">
        {t(one.scope === "personal" ? "deletePersonal" : "deleteShared", { word: one.shortcut })}
      </p>
    </Dialog>
  );
}
