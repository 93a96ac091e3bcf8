import type { ComponentChildren } from "preact";
import { tCommon } from "../i18n/common.ts";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";

interface ConfirmDialogProps {
  title: string;
  /** What the button that does it says. */
  action: string;
  /** It takes something away. */
  isGrave?: boolean;
  onClose: () => void;
  /** The dialog is closed by then. */
  onConfirm: () => void;
  children: ComponentChildren;
}

/** Asks once more before something is done that cannot simply be undone. */
export function ConfirmDialog({ title, action, isGrave, onClose, onConfirm, children }: ConfirmDialogProps) {
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button
            variant={isGrave ? "danger" : "primary"}
            onClick={() => {
              onClose();
              onConfirm();
            }}
          >
            {action}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
