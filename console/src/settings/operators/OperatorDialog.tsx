import type { OperatorAdmin } from "@palique/shared/admin.ts";
import { useMemo, useState } from "preact/hooks";
import { tCommon } from "../../i18n/common.ts";
import { me } from "../../session.model.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { FormView } from "../FormView.tsx";
import { tTeam } from "../texts.ts";
import { operatorForm, setDisabled } from "./operators.model.ts";
import { PlaceFields } from "./PlaceFields.tsx";
import "./people.css";

interface OperatorDialogProps {
  operator: OperatorAdmin;
  onClose: () => void;
}

export function OperatorDialog({ operator, onClose }: OperatorDialogProps) {
  const form = useMemo(() => operatorForm(operator), [operator.id]);
  return (
    <Dialog title={tTeam("editTitle")} size="m" onClose={onClose}>
      <div class="person-head">
        <Avatar id={operator.id} name={operator.name} src={operator.avatar} size="l" />
        <div>
          <p class="person-name" dir="auto">
            {operator.name}
          </p>
          <p>{operator.email}</p>
        </div>
      </div>
      {operator.disabled ? (
        <p class="notice-line">{tTeam("disabledText")}</p>
      ) : (
        <FormView form={form} onSaved={onClose}>
          <PlaceFields form={form} />
        </FormView>
      )}
      <Access operator={operator} onClose={onClose} />
    </Dialog>
  );
}

/** Disabling asks once more: it throws somebody out in the middle of their work. */
function Access({ operator, onClose }: OperatorDialogProps) {
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function change(disabled: boolean): Promise<void> {
    setBusy(true);
    const failed = await setDisabled(operator, disabled);
    setBusy(false);
    setProblem(failed);
    if (!failed) onClose();
  }

  return (
    <div class="danger-zone">
      {operator.disabled ? (
        <Button busy={busy} onClick={() => void change(false)}>
          {tTeam("enable")}
        </Button>
      ) : isAsking ? (
        <>
          <p>
            {tTeam("disableText", { name: operator.name })}{" "}
            {operator.id === me.value?.id && <strong>{tTeam("disableSelf")}</strong>}
          </p>
          <div class="danger-buttons">
            <Button variant="danger" busy={busy} onClick={() => void change(true)}>
              {tTeam("reallyDisable")}
            </Button>
            <Button onClick={() => setAsking(false)}>{tCommon("cancel")}</Button>
          </div>
        </>
      ) : (
        <Button variant="ghost" class="danger-text" onClick={() => setAsking(true)}>
          {tTeam("disable")}
        </Button>
      )}
      {problem && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
