import { tCommon } from "../../i18n/common.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";

interface ConfirmSecretProps {
  title: string;
  text: string;
  action: string;
  isGrave?: boolean;
  onClose: () => void;
  onConfirm: () => void;
}

/** Asks before a secret is changed. */
export function ConfirmSecretDialog({
  title,
  text,
  action,
  isGrave,
  onClose,
  onConfirm,
}: ConfirmSecretProps) {
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button variant={isGrave ? "danger" : "primary"} onClick={onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      <p>{text}</p>
    </Dialog>
  );
}
