import type { Inventory, InventoryEntry, Retention } from "@palique/shared/privacy.ts";
import { CloudOff, Download } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { api } from "../../api.ts";
import { tCommon } from "../../i18n/common.ts";
import { locale } from "../../i18n/locale.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { t } from "./texts.ts";

const PARTS: readonly {
  title: "ofVisitors" | "ofOperators" | "elsewhere";
  has: (entry: InventoryEntry) => boolean;
}[] = [
  { title: "ofVisitors", has: ({ place, whose }) => place === "database" && whose === "person" },
  { title: "ofOperators", has: ({ place, whose }) => place === "database" && whose === "operator" },
  { title: "elsewhere", has: ({ place }) => place !== "database" },
];

/** Everything that is stored of people, as a table, and as a file for whoever keeps records of it. */
export function InventoryGroup({ retention }: { retention: Retention }) {
  const [inventory, setInventory] = useState<Inventory | null>(null);
  const [problem, setProblem] = useState("");
  async function load(): Promise<void> {
    const answer = await api.get<Inventory>("/privacy/inventory");
    if (answer.ok) setInventory(answer.value);
    setProblem(answer.ok ? "" : answer.text);
  }
  useEffect(() => void load(), [retention]);
  return (
    <section class="inventory" aria-labelledby="inventory-title">
      <div class="inventory-head">
        <div class="settings-group-head">
          <h2 id="inventory-title">{t("inventoryTitle")}</h2>
          <p>{t("inventoryHint")}</p>
        </div>
        {inventory && (
          <Button icon={Download} onClick={() => save(inventory)}>
            {t("download")}
          </Button>
        )}
      </div>
      {inventory ? (
        <>
          {PARTS.map((part) => (
            <Part key={part.title} title={t(part.title)} entries={inventory.entries.filter(part.has)} />
          ))}
          <p class="inventory-free">
            {t("freeOf", { names: inventory.free.map(({ name }) => name).join(", ") })}
          </p>
        </>
      ) : problem ? (
        <EmptyState
          icon={CloudOff}
          title={problem}
          action={<Button onClick={() => void load()}>{tCommon("retry")}</Button>}
        />
      ) : (
        <div class="entries-skeleton" role="status" aria-label={tCommon("loading")} />
      )}
    </section>
  );
}

/** A long list in parts, each folded until somebody wants it. */
function Part({ title, entries }: { title: string; entries: readonly InventoryEntry[] }) {
  return (
    <details class="inventory-part">
      <summary>
        {title} <span class="digits">{entries.length}</span>
      </summary>
      <Table label={title} entries={entries} />
    </details>
  );
}

function Table({ label, entries }: { label: string; entries: readonly InventoryEntry[] }) {
  const language = locale.value;
  const heads = ["what", "place", "kept", "onErase"] as const;
  return (
    <table class="inventory-table" aria-label={label}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {t(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map(({ name, place, whose, what, why, kept, erased }) => (
          <tr key={`${place} ${name}`}>
            <th scope="row">
              <span>{what[language]}</span>
              <span class="inventory-note">
                {t(whose)} · {why[language]}
              </span>
            </th>
            <td data-label={t("place")}>
              <span>{t(place)}</span>
              <code>{name}</code>
            </td>
            <td data-label={t("kept")}>{kept.words[language]}</td>
            <td data-label={t("onErase")}>{erased[language]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function save(inventory: Inventory): void {
  const url = URL.createObjectURL(
    new Blob([JSON.stringify(inventory, null, 2)], { type: "application/json" }),
  );
  const link = document.createElement("a");
  link.href = url;
  link.download = "inventory.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}
