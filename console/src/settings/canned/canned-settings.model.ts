import type { Canned, SaveCanned } from "@palique/shared/canned.ts";
import { nearestLocale } from "@palique/shared/locale.ts";
import { api } from "../../api.ts";
import { copyFiles } from "../../canned/attach-files.ts";
import { canned, forgetCanned, receiveCanned } from "../../canned/canned.model.ts";
import { locale } from "../../i18n/locale.ts";
import { departments } from "../../inbox/inbox.model.ts";
import { go } from "../../router.ts";
import { me } from "../../session.model.ts";
import { folded } from "../../text/fold.ts";
import { notify } from "../../ui/notices.model.ts";
import { closeForm } from "../form.model.ts";
import { settingsPath } from "../sections.ts";
import type { CannedValues } from "./canned-form.ts";
import type { Departments } from "./exchange.ts";
import { freeShortcut, mayKeep } from "./rules.ts";
import { t } from "./texts.ts";

export function cannedPath(id = ""): string {
  return settingsPath(id ? `canned/${id}` : "canned");
}

/** One as it starts, in the operator's own keeping. */
export function emptyCanned(): CannedValues {
  return { scope: "personal", departmentId: null, shortcut: "", title: "", folder: "", texts: {}, files: [] };
}

/** Departments by name, in whichever language, for files that go between organisations. */
export const namedDepartments: Departments = {
  nameOf: (id) => {
    const name = departments.peek().find((one) => one.id === id)?.name ?? {};
    return name[locale.peek()] || name[nearestLocale(null, "en")] || name.es || id;
  },
  idOf: (name) =>
    departments
      .peek()
      .find((one) => Object.values(one.name).some((known) => known && folded(known) === folded(name.trim())))
      ?.id,
};

/** A second one like it, with files of its own; the operator's own where the first is not theirs to keep. */
export async function duplicateCanned(one: Canned): Promise<void> {
  const isShared = mayKeep(one, me.peek()?.role) && one.scope !== "personal";
  const place = isShared
    ? { scope: one.scope, departmentId: one.departmentId }
    : { scope: "personal" as const, departmentId: null };
  const files = one.files.length > 0 ? await copyFiles(one, null) : [];
  if (!files) return;
  const { shortcut: word, title, folder, texts } = one;
  const shortcut = freeShortcut({ ...place, shortcut: word }, canned.peek() ?? []);
  const input: SaveCanned = {
    ...place,
    shortcut,
    title,
    folder,
    texts,
    fileIds: files.map((file) => file.id),
  };
  const answer = await api.post<Canned>("/canned", input);
  if (!answer.ok) return notify(answer.error === "at-capacity" ? t("full") : answer.text, "problem");
  receiveCanned(answer.value);
  notify(t("duplicated", { word: answer.value.shortcut }));
  go(cannedPath(answer.value.id));
}

/** Gone at once; back with a reason if the server says no. */
export async function deleteCanned(one: Canned): Promise<void> {
  forgetCanned(one.id);
  go(cannedPath(), { replace: true });
  closeForm(`canned/${one.id}`);
  const answer = await api.delete<null>(`/canned/${one.id}`);
  if (answer.ok || answer.error === "not-found") return notify(t("deleted", { word: one.shortcut }));
  receiveCanned(one);
  notify(answer.text, "problem");
}
