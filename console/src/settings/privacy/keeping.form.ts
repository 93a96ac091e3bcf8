import type { Settings } from "@palique/shared/admin.ts";
import { RETENTION_KINDS, RETENTION_MAX_DAYS } from "@palique/shared/privacy-names.ts";
import { api } from "../../api.ts";
import { general } from "../admin.model.ts";
import { createForm, type Form } from "../form.model.ts";
import { isWhole } from "../NumberField.tsx";
import { t } from "../texts.ts";

export type Keeping = Pick<Settings, "retention" | "addresses">;

export function keepingForm(saved: Keeping): Form<Keeping> {
  return createForm<Keeping>(saved, {
    check: ({ retention }) =>
      Object.fromEntries(
        RETENTION_KINDS.filter((kind) => !isWhole(retention[kind], 0, RETENTION_MAX_DAYS)).map((kind) => [
          `retention.${kind}`,
          t("wholeNumber", { from: 0, to: RETENTION_MAX_DAYS }),
        ]),
      ),
    async send(changes) {
      const answer = await api.patch<Settings>("/settings", changes);
      if (!answer.ok) return answer;
      general.value = answer.value;
      return { ok: true, value: keepingOf(answer.value) };
    },
  });
}

export function keepingOf({ retention, addresses }: Settings): Keeping {
  return { retention, addresses };
}
