import type { Invite, InviteOperator, OperatorAdmin, Role, SaveOperator } from "@palique/shared/admin.ts";
import type { ApiFailure } from "../../api.ts";
import { api } from "../../api.ts";
import { notify } from "../../ui/notices.model.ts";
import { departments, invites, keep, loadAdmin, operators } from "../admin.model.ts";
import { createForm, type Errors, type Form } from "../form.model.ts";
import { isWhole } from "../NumberField.tsx";
import { t, tTeam } from "../texts.ts";

export const MOST_CHATS = 100;

export interface Place {
  role: Role;
  departmentIds: string[];
  capacity: number;
}

function checkPlace({ capacity }: Place): Errors {
  return isWhole(capacity, 1, MOST_CHATS) ? {} : { capacity: t("wholeNumber", { from: 1, to: MOST_CHATS }) };
}

export function operatorForm(operator: OperatorAdmin): Form<Place> {
  const { role, departmentIds, capacity } = operator;
  return createForm<Place>(
    { role, departmentIds, capacity },
    {
      check: checkPlace,
      async send(changes) {
        const answer = await changeOperator(operator.id, changes);
        if (answer.ok) notify(tTeam("saved", { name: operator.name }));
        return answer;
      },
    },
  );
}

export async function setDisabled(operator: OperatorAdmin, disabled: boolean): Promise<string | null> {
  const answer = await changeOperator(operator.id, { disabled });
  if (!answer.ok) return answer.text;
  notify(tTeam(disabled ? "wasDisabled" : "wasEnabled", { name: operator.name }));
  return null;
}

/** Departments list their members, so all is read again. */
async function changeOperator(id: string, changes: Partial<SaveOperator>) {
  const answer = await api.patch<OperatorAdmin>(`/operators/${id}`, changes);
  if (answer.ok) {
    keep(operators, answer.value);
    void loadAdmin();
  }
  return answer;
}

export type NewInvite = Place & { email: string };

/** `onMade` gets the invitation with its link, which the server shows only once. */
export function inviteForm(onMade: (invite: Invite) => void): Form<NewInvite> {
  const all = (departments.peek() ?? []).filter((department) => !department.disabled);
  const place = { role: "agent" as const, departmentIds: all.map(({ id }) => id), capacity: 5 };
  return createForm<NewInvite>(
    { email: "", ...place },
    {
      check: (values) => ({
        ...checkPlace(values),
        ...(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(values.email.trim()) ? {} : { email: tTeam("inviteEmailBad") }),
      }),
      async send(_, values) {
        const answer = await invite({ ...values, email: values.email.trim() });
        if (!answer.ok) return answer;
        onMade(answer.value);
        return { ok: true, value: values };
      },
      explain: explainInvite,
    },
  );
}

function explainInvite(failure: ApiFailure): string | undefined {
  if (failure.error === "email-taken") return failure.text;
  return failure.field === "email" ? tTeam("inviteEmailBad") : undefined;
}

/** Inviting the same email again makes a fresh link; the one before stops working. */
export async function invite(input: InviteOperator) {
  const answer = await api.post<Invite>("/operators/invites", input);
  if (answer.ok) {
    const others = invites.peek().filter((one) => one.email !== answer.value.email);
    invites.value = [{ ...answer.value, link: null }, ...others];
  }
  return answer;
}

export async function revoke(invitation: Invite): Promise<void> {
  const before = invites.peek();
  invites.value = before.filter((one) => one.id !== invitation.id);
  const answer = await api.delete<null>(`/operators/invites/${invitation.id}`);
  if (answer.ok || answer.error === "not-found") {
    notify(tTeam("revoked", { email: invitation.email }));
    return;
  }
  invites.value = before;
  notify(answer.text, "problem");
}
