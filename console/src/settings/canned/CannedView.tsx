import type { Canned } from "@palique/shared/canned.ts";
import { CloudOff, MessageSquareQuote, Plus, Search, SearchX } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { canned, cannedProblem, loadCanned } from "../../canned/canned.model.ts";
import { tCommon } from "../../i18n/common.ts";
import { departmentName } from "../../inbox/inbox.model.ts";
import { go } from "../../router.ts";
import { me } from "../../session.model.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { PageHead } from "../Group.tsx";
import { CannedEditor } from "./CannedEditor.tsx";
import { CannedRow } from "./CannedRow.tsx";
import { cannedPath } from "./canned-settings.model.ts";
import { DeleteDialog } from "./DeleteDialog.tsx";
import { ExchangeMenu } from "./ExchangeMenu.tsx";
import { ImportDialog } from "./ImportDialog.tsx";
import { type Filter, firstOf, folderNames, isListed, type Section, sectionsOf } from "./listed.ts";
import { t } from "./texts.ts";
import "../entries.css";
import "./canned-settings.css";

const EVERYTHING: Filter = { query: "", whose: "", folder: null };
/** Rows drawn at once. */
const STEP = 200;

/** Every ready-made text this operator may use, and the way to keep them. */
export function CannedView({ id }: { id: string }) {
  useEffect(() => void loadCanned(), []);
  const [filter, setFilter] = useState(EVERYTHING);
  const all = canned.value;
  if (all === null) return <Waiting />;
  if (id) return <CannedEditor key={id} id={id} />;
  return <List all={all} filter={filter} onFilter={setFilter} />;
}

function Waiting() {
  return (
    <>
      <PageHead title={t("title")} />
      {cannedProblem.value ? (
        <EmptyState
          icon={CloudOff}
          title={cannedProblem.value}
          action={<Button onClick={() => void loadCanned()}>{tCommon("retry")}</Button>}
        />
      ) : (
        <div class="entries-skeleton" role="status" aria-label={tCommon("loading")} />
      )}
    </>
  );
}

interface ListProps {
  all: readonly Canned[];
  filter: Filter;
  onFilter: (filter: Filter) => void;
}

function List({ all, filter, onFilter }: ListProps) {
  const [deleting, setDeleting] = useState<Canned | null>(null);
  const [isImporting, setImporting] = useState(false);
  const [most, setMost] = useState(STEP);
  const found = all.filter((one) => isListed(one, filter));
  const sections = firstOf(sectionsOf(found, departmentName), most);
  const add = (
    <Button variant="primary" icon={Plus} onClick={() => go(cannedPath("new"))}>
      {t("newOne")}
    </Button>
  );
  return (
    <>
      <PageHead
        title={t("title")}
        lead={t("lead")}
        action={
          <div class="canned-head">
            <ExchangeMenu shown={found} onImport={() => setImporting(true)} />
            {all.length > 0 && add}
          </div>
        }
      />
      {all.length === 0 ? (
        <EmptyState icon={MessageSquareQuote} title={t("none")} action={add}>
          {t("noneText")}
        </EmptyState>
      ) : (
        <FilterBar all={all} filter={filter} onFilter={onFilter} />
      )}
      {all.length > 0 && found.length === 0 && (
        <EmptyState
          icon={SearchX}
          title={t("nothingFound")}
          action={<Button onClick={() => onFilter(EVERYTHING)}>{t("showAll")}</Button>}
        >
          {t("nothingFoundText")}
        </EmptyState>
      )}
      {sections.map((section) => (
        <SectionView key={section.whose} section={section} onDelete={setDeleting} />
      ))}
      {found.length > most && (
        <Button class="canned-more" onClick={() => setMost(most + STEP)}>
          {t("showMore", { n: Math.min(STEP, found.length - most) })}
        </Button>
      )}
      {deleting && <DeleteDialog one={deleting} onClose={() => setDeleting(null)} />}
      {isImporting && <ImportDialog onClose={() => setImporting(false)} />}
    </>
  );
}

function FilterBar({ all, filter, onFilter }: ListProps) {
  const places = sectionsOf(all, departmentName).map((section) => section.whose);
  const folders = folderNames(all);
  return (
    <search class="canned-filter">
      <label class="canned-search">
        <Icon icon={Search} size={16} />
        <input
          type="search"
          class="field-box"
          aria-label={t("search")}
          placeholder={t("search")}
          value={filter.query}
          onInput={(event) => onFilter({ ...filter, query: event.currentTarget.value })}
        />
      </label>
      {places.length > 1 && (
        <select
          class="field-box field-select"
          aria-label={t("whose")}
          value={filter.whose}
          onChange={(event) => onFilter({ ...filter, whose: event.currentTarget.value })}
        >
          <option value="">{t("everyones")}</option>
          {places.map((whose) => (
            <option key={whose} value={whose}>
              {whoseName(whose)}
            </option>
          ))}
        </select>
      )}
      {folders.length > 0 && (
        <select
          class="field-box field-select"
          aria-label={t("folder")}
          value={filter.folder === null ? "" : `=${filter.folder}`}
          onChange={({ currentTarget: { value } }) =>
            onFilter({ ...filter, folder: value === "" ? null : value.slice(1) })
          }
        >
          <option value="">{t("anyFolder")}</option>
          <option value="=">{t("noFolder")}</option>
          {folders.map((name) => (
            <option key={name} value={`=${name}`}>
              {name}
            </option>
          ))}
        </select>
      )}
    </search>
  );
}

function whoseName(whose: string): string {
  if (whose === "personal" || whose === "global") return t(whose);
  return departmentName(whose) || t("departmentGone");
}

function SectionView({ section, onDelete }: { section: Section; onDelete: (one: Canned) => void }) {
  const name = whoseName(section.whose);
  return (
    <section class="entries-section" aria-label={name}>
      <h2 dir="auto">{name}</h2>
      {section.folders.map(({ name: folder, items }) => (
        <div key={folder} class="stack-s">
          {folder && (
            <h3 class="canned-folder" dir="auto">
              {folder}
            </h3>
          )}
          <ul class="entries" aria-label={folder ? `${name}: ${folder}` : name}>
            {items.map((one) => (
              <CannedRow key={one.id} one={one} role={me.value?.role} onDelete={() => onDelete(one)} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
