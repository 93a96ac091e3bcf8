import type { AcceptInvite, InviteState } from "@palique/shared/admin.ts";
import { PASSWORD_MIN } from "@palique/shared/limits.ts";
import type { OperatorSelf } from "@palique/shared/operator.ts";
import { batch, signal } from "@preact/signals";
import { api } from "../api.ts";
import { locale } from "../i18n/locale.ts";
import { go } from "../router.ts";
import { me } from "../session.model.ts";
import { t as tSettings } from "../settings/texts.ts";
import { t } from "./texts.ts";

export const invite = signal<InviteState | "expired" | "unknown" | undefined>(undefined);
export const account = signal({ name: "", password: "" });
export const errors = signal<Readonly<Record<string, string>>>({});
export const problem = signal("");
export const isAccepting = signal(false);

export async function openInvite(token: string): Promise<void> {
  const answer = await api.get<InviteState>(`/invites/${encodeURIComponent(token)}`);
  invite.value = answer.ok ? answer.value : answer.error === "expired" ? "expired" : "unknown";
}

export function write(change: Partial<{ name: string; password: string }>): void {
  batch(() => {
    account.value = { ...account.peek(), ...change };
    const found = check();
    errors.value = Object.fromEntries(Object.entries(errors.peek()).filter(([field]) => found[field]));
  });
}

function check(): Record<string, string> {
  const { name, password } = account.peek();
  return {
    ...(name.trim() ? {} : { name: tSettings("need") }),
    ...(password.length >= PASSWORD_MIN ? {} : { password: t("passwordShort", { n: PASSWORD_MIN }) }),
  };
}

/** Makes the account, signs in and opens the console. False when something must be put right first. */
export async function accept(token: string): Promise<boolean> {
  errors.value = check();
  problem.value = "";
  if (Object.keys(errors.peek()).length > 0) return false;
  isAccepting.value = true;
  const input: AcceptInvite = { ...account.peek(), locale: locale.peek() };
  const answer = await api.post<OperatorSelf>(`/invites/${encodeURIComponent(token)}`, input);
  isAccepting.value = false;
  if (!answer.ok) {
    if (answer.error === "expired") invite.value = "expired";
    if (answer.field) errors.value = { [answer.field]: tSettings("checkField") };
    problem.value = answer.text;
    return false;
  }
  account.value = { name: "", password: "" };
  me.value = answer.value;
  go("/console/", { replace: true });
  return true;
}
