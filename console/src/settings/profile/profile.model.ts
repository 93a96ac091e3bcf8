import type { ChangePassword, SaveProfile } from "@palique/shared/admin.ts";
import { PASSWORD_MIN } from "@palique/shared/limits.ts";
import type { OperatorSelf } from "@palique/shared/operator.ts";
import { api } from "../../api.ts";
import { me } from "../../session.model.ts";
import { notify } from "../../ui/notices.model.ts";
import { createForm, type Form } from "../form.model.ts";
import { t } from "../texts.ts";
import { shrinkPicture } from "./shrink-picture.ts";

export type Profile = Required<Pick<SaveProfile, "name" | "locale" | "theme">>;

export function profileOf({ name, locale, theme }: OperatorSelf): Profile {
  return { name, locale, theme };
}

export function profileForm(saved: Profile): Form<Profile> {
  return createForm<Profile>(saved, {
    check: ({ name }) => (name.trim() ? {} : { name: t("need") }),
    async send(changes) {
      const answer = await api.patch<OperatorSelf>("/profile", changes);
      if (!answer.ok) return answer;
      me.value = answer.value;
      return { ok: true, value: profileOf(answer.value) };
    },
  });
}

/** Language and theme show at once and are saved at once; if that fails they go back. */
export async function choose(change: Partial<Pick<Profile, "locale" | "theme">>): Promise<void> {
  const before = me.peek();
  if (!before) return;
  me.value = { ...before, ...change };
  const answer = await api.patch<OperatorSelf>("/profile", change);
  if (answer.ok) {
    me.value = answer.value;
  } else if (me.peek()) {
    me.value = before;
    notify(answer.text, "problem");
  }
}

/** Answers why it did not work, or null. */
export async function setPicture(file: File): Promise<string | null> {
  const bytes = await shrinkPicture(file);
  if (!bytes) return t("pictureBad");
  const answer = await api.put<OperatorSelf>("/profile/avatar", bytes);
  if (!answer.ok) return answer.error === "bad-input" ? t("pictureBad") : answer.text;
  me.value = answer.value;
  notify(t("pictureSaved"));
  return null;
}

export async function removePicture(): Promise<void> {
  const before = me.peek();
  if (!before) return;
  me.value = { ...before, avatar: null };
  const answer = await api.delete<OperatorSelf>("/profile/avatar");
  if (answer.ok) {
    me.value = answer.value;
    notify(t("pictureRemoved"));
  } else if (me.peek()) {
    me.value = before;
    notify(answer.text, "problem");
  }
}

const NO_PASSWORDS: ChangePassword = { current: "", next: "" };

export function passwordForm(): Form<ChangePassword> {
  return createForm<ChangePassword>(NO_PASSWORDS, {
    check: ({ current, next }) => ({
      ...(current ? {} : { current: t("need") }),
      ...(next.length < PASSWORD_MIN
        ? { next: t("passwordShort", { n: PASSWORD_MIN }) }
        : next === current
          ? { next: t("passwordSame") }
          : {}),
    }),
    async send(_, values) {
      const answer = await api.put<null>("/profile/password", values);
      if (!answer.ok) return answer;
      notify(t("passwordChanged"));
      return { ok: true, value: NO_PASSWORDS };
    },
    explain: (failure) => (failure.error === "wrong-credentials" ? t("passwordWrong") : undefined),
  });
}
