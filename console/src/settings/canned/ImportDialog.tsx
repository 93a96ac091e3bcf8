import type { CannedImported, ImportCanned } from "@palique/shared/canned.ts";
import { CANNED_IMPORT_MAX_BYTES } from "@palique/shared/limits.ts";
import { FileUp } from "lucide";
import { useRef, useState } from "preact/hooks";
import { api } from "../../api.ts";
import { canned, loadCanned } from "../../canned/canned.model.ts";
import { sizeText } from "../../files/size-text.ts";
import { tCommon } from "../../i18n/common.ts";
import { me } from "../../session.model.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { notify } from "../../ui/notices.model.ts";
import { namedDepartments } from "./canned-settings.model.ts";
import { type ImportItem, parseImport } from "./exchange.ts";
import { t } from "./texts.ts";

/** What was read of a file: ready to go in, or what is wrong with it, line by line. */
interface Read {
  name: string;
  items: ImportItem[];
  problems: string[];
}
const MOST_PROBLEMS = 12;

export function ImportDialog({ onClose }: { onClose: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [read, setRead] = useState<Read | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isReady = read !== null && read.problems.length === 0;

  async function take(): Promise<void> {
    if (!read || isBusy) return;
    setBusy(true);
    const answer = await api.post<CannedImported>("/canned/import", {
      items: read.items,
    } satisfies ImportCanned);
    setBusy(false);
    if (!answer.ok) {
      const [, index, field] = /^items\.(\d+)\.?(.*)$/.exec(answer.field ?? "") ?? [];
      const text = answer.error === "at-capacity" ? t("full") : answer.text;
      const where =
        index === undefined ? text : t("problemItem", { at: Number(index) + 1, text: field || text });
      return setRead({ ...read, problems: [where] });
    }
    void loadCanned();
    notify(t("imported", { added: answer.value.added, changed: answer.value.changed }));
    onClose();
  }
  return (
    <Dialog
      title={t("importTitle")}
      size="m"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button variant="primary" busy={isBusy} disabled={!isReady} onClick={() => void take()}>
            {t("importNow")}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p>
          {t("importLead")} {me.value?.role === "agent" && t("importMine")}
        </p>
        <div>
          <Button icon={FileUp} onClick={() => input.current?.click()}>
            {t(read ? "otherFile" : "chooseFile")}
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            accept=".json,.csv,application/json,text/csv"
            aria-label={t("chooseFile")}
            onChange={async (event) => {
              const { currentTarget } = event;
              const file = currentTarget.files?.[0];
              if (file) setRead(await readFile(file));
              currentTarget.value = "";
            }}
          />
        </div>
        <div role="status" class="stack-s">
          {read && isReady && <Found read={read} />}
          {read && !isReady && <Problems problems={read.problems} />}
        </div>
      </div>
    </Dialog>
  );
}

function Found({ read: { name, items } }: { read: Read }) {
  const known = new Set((canned.value ?? []).map(nameOf));
  const replaced = items.filter((item) => known.has(nameOf(item))).length;
  return (
    <>
      <p class="canned-found" dir="auto">
        <strong>{t("importFound", { n: items.length, name })}</strong>
      </p>
      <p>
        {t("importNew", { n: items.length - replaced })}
        {replaced > 0 && ` · ${t("importReplaces", { n: replaced })}`}
      </p>
      <p class="field-hint">{t("importFiles")}</p>
    </>
  );
}

function Problems({ problems }: { problems: readonly string[] }) {
  return (
    <>
      <p class="field-error">{t("importProblems")}</p>
      <ul class="canned-problems">
        {problems.slice(0, MOST_PROBLEMS).map((problem) => (
          <li key={problem} dir="auto">
            {problem}
          </li>
        ))}
        {problems.length > MOST_PROBLEMS && (
          <li>{t("importMoreProblems", { n: problems.length - MOST_PROBLEMS })}</li>
        )}
      </ul>
    </>
  );
}

function nameOf({ scope, departmentId, shortcut }: Pick<ImportItem, "scope" | "departmentId" | "shortcut">) {
  return `${scope} ${departmentId ?? ""} ${shortcut}`;
}

async function readFile(file: File): Promise<Read> {
  const failed = (problem: string): Read => ({ name: file.name, items: [], problems: [problem] });
  const max = sizeText(CANNED_IMPORT_MAX_BYTES);
  if (file.size > CANNED_IMPORT_MAX_BYTES) return failed(t("tooLarge", { max }));
  const text = await file.text().catch(() => null);
  if (text === null) return failed(t("unreadable"));
  const { kind, items, problems } = parseImport(text, namedDepartments, me.peek()?.role === "agent");
  // What travels is longer than what was read.
  const isTooLong = new Blob([JSON.stringify({ items })]).size > CANNED_IMPORT_MAX_BYTES;
  const lines = problems.map(({ at, key, value }) => {
    const problem = t(key, typeof value === "number" ? { n: value } : { value: value ?? "" });
    if (at === 0) return problem;
    return t(kind === "csv" ? "problemAt" : "problemItem", { at, text: problem });
  });
  return { name: file.name, items, problems: isTooLong ? [t("tooLarge", { max }), ...lines] : lines };
}
