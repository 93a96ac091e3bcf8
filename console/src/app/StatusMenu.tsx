import type { OperatorStatus } from "@palique/shared/operator.ts";
import { setStatus } from "../inbox/actions.model.ts";
import { me } from "../session.model.ts";
import { Menu } from "../ui/Menu.tsx";
import { StatusIcon } from "./StatusIcon.tsx";
import { t } from "./texts.ts";

const STATUSES: readonly OperatorStatus[] = ["online", "away", "offline"];

export function StatusMenu() {
  const status = me.value?.status ?? "offline";
  return (
    <Menu
      label={t("status")}
      about={t("statusNow", { status: t(status).toLowerCase() })}
      triggerClass="rail-item"
      trigger={<StatusIcon status={status} />}
      side="right"
      items={STATUSES.map((one) => ({
        label: t(one),
        lead: <StatusIcon status={one} />,
        checked: one === status,
        onChoose: () => void setStatus(one),
      }))}
    />
  );
}
