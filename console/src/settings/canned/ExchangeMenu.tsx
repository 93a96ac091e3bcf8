import type { Canned } from "@palique/shared/canned.ts";
import { ArrowUpDown, Download, FileSpreadsheet, Import } from "lucide";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { namedDepartments } from "./canned-settings.model.ts";
import { toCsv, toJson } from "./exchange.ts";
import { t } from "./texts.ts";

interface ExchangeProps {
  /** What an export holds: what the list shows. */
  shown: readonly Canned[];
  onImport: () => void;
}

/** Ready-made texts out to a file, and in from one. */
export function ExchangeMenu({ shown, onImport }: ExchangeProps) {
  const save = [
    {
      label: t("exportJson"),
      icon: Download,
      onChoose: () => offer("canned.json", "application/json", toJson(shown, namedDepartments)),
    },
    {
      label: t("exportCsv"),
      icon: FileSpreadsheet,
      onChoose: () => offer("canned.csv", "text/csv;charset=utf-8", toCsv(shown, namedDepartments)),
    },
  ];
  return (
    <Menu
      label={t("more")}
      trigger={<Icon icon={ArrowUpDown} size={16} />}
      triggerClass="button button-secondary button-m canned-exchange"
      items={[
        { label: t("import"), icon: Import, onChoose: onImport },
        ...(shown.length > 0 ? save.map((one, index) => ({ ...one, separated: index === 0 })) : []),
      ]}
    />
  );
}

function offer(name: string, type: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // Once the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
