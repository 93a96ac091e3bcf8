import type { Invite } from "@palique/shared/admin.ts";
import { useEffect, useMemo, useState } from "preact/hooks";
import { mail } from "../../inbox/inbox.model.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Field } from "../../ui/Field.tsx";
import { CopyBox } from "../CopyBox.tsx";
import { dayAndTime } from "../dates.ts";
import { FormView } from "../FormView.tsx";
import { tTeam } from "../texts.ts";
import { invite, inviteForm } from "./operators.model.ts";
import { PlaceFields } from "./PlaceFields.tsx";

interface InviteDialogProps {
  /** An invitation to renew: a fresh link for the same person and place. */
  again: Invite | null;
  onClose: () => void;
}

export function InviteDialog({ again, onClose }: InviteDialogProps) {
  const [made, setMade] = useState<Invite | null>(null);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    if (!again) return;
    const { email, role, departmentIds, capacity } = again;
    void invite({ email, role, departmentIds, capacity }).then((answer) =>
      answer.ok ? setMade(answer.value) : setProblem(answer.text),
    );
  }, [again]);
  if (made) return <MadeDialog invite={made} onClose={onClose} onAnother={() => setMade(null)} />;
  if (again) {
    return (
      <Dialog title={tTeam("newLinkFor", { email: again.email })} onClose={onClose}>
        <p role="status">{problem}</p>
      </Dialog>
    );
  }
  return <NewDialog onMade={setMade} onClose={onClose} />;
}

function NewDialog({ onMade, onClose }: { onMade: (invite: Invite) => void; onClose: () => void }) {
  const form = useMemo(() => inviteForm(onMade), []);
  return (
    <Dialog title={tTeam("inviteTitle")} size="m" onClose={onClose}>
      <FormView form={form} saveLabel={tTeam("makeInvite")}>
        <Field
          label={tTeam("inviteEmail")}
          type="email"
          autocomplete="off"
          autoFocus
          maxLength={254}
          value={form.values.value.email}
          error={form.errors.value.email}
          onInput={(event) => form.set({ email: event.currentTarget.value })}
        />
        <PlaceFields form={form} />
      </FormView>
    </Dialog>
  );
}

interface MadeDialogProps {
  invite: Invite;
  onClose: () => void;
  onAnother: () => void;
}

function MadeDialog({ invite: made, onClose, onAnother }: MadeDialogProps) {
  const { email, link, expiresAt } = made;
  return (
    <Dialog
      title={tTeam("inviteReady")}
      size="m"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onAnother}>{tTeam("inviteAnother")}</Button>
          <Button variant="primary" onClick={onClose}>
            {tTeam("done")}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p>{tTeam(mail.value.configured ? "inviteMailed" : "inviteNoMail", { email })}</p>
        <CopyBox label={tTeam("inviteLink")} text={link ?? ""} />
        <p class="field-hint">{tTeam("inviteRules", { date: dayAndTime(expiresAt) })}</p>
      </div>
    </Dialog>
  );
}
