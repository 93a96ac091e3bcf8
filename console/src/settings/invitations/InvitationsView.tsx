import type { SiteAdmin } from "@palique/shared/admin.ts";
import type { RuleAdmin } from "@palique/shared/invitations.ts";
import { CloudOff, Megaphone, Plus } from "lucide";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { tCommon } from "../../i18n/common.ts";
import { inOrder } from "../../layout/order.ts";
import { useReorder } from "../../layout/use-reorder.ts";
import { followLink, go } from "../../router.ts";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { lazy } from "../../ui/Lazy.tsx";
import { departments, operators, sites } from "../admin.model.ts";
import { closeForm } from "../form.model.ts";
import { PageHead } from "../Group.tsx";
import { Loading } from "../Loading.tsx";
import { settingsPath } from "../sections.ts";
import { examples } from "./examples.ts";
import { RuleEditor } from "./RuleEditor.tsx";
import { RuleRow } from "./RuleRow.tsx";
import type { Rule } from "./rule-form.ts";
import { deleteRule, loadRules, moveRule, orderRules, rulePath, rules, rulesProblem } from "./rules.model.ts";
import { t } from "./texts.ts";
import "../entries.css";
import "./invitations.css";

const FunnelView = lazy(async () => (await import("./FunnelView.tsx")).FunnelView);

/** `id` is a rule, "new" or "" for the list; `part` "results" is what became of its invitations. */
export function InvitationsView({ id, part }: { id: string; part: string }) {
  const [start, setStart] = useState<Rule | null>(null);
  useEffect(() => void loadRules(), []);
  const all = rules.value;
  if (!all && rulesProblem.value) return <Failed />;
  if (!all || !sites.value || !departments.value || !operators.value) return <Loading title={t("title")} />;
  const rule = all.find((one) => one.id === id);
  if (rule && part === "results") return <FunnelView key={id} rule={rule} />;
  if (id) return <RuleEditor key={id} id={id} start={start} />;
  const begin = (from: Rule | null) => {
    closeForm("invitations/new");
    setStart(from);
    go(rulePath("new"));
  };
  return <List all={all} sites={sites.value} onBegin={begin} />;
}

function Failed() {
  return (
    <>
      <PageHead title={t("title")} />
      <EmptyState
        icon={CloudOff}
        title={rulesProblem.value}
        action={<Button onClick={() => void loadRules()}>{tCommon("retry")}</Button>}
      />
    </>
  );
}

interface ListProps {
  all: readonly RuleAdmin[];
  sites: readonly SiteAdmin[];
  onBegin: (start: Rule | null) => void;
}

function List({ all, sites: websites, onBegin }: ListProps) {
  const [deleting, setDeleting] = useState<RuleAdmin | null>(null);
  return (
    <>
      <PageHead
        title={t("title")}
        lead={t("lead")}
        action={
          all.length > 0 && (
            <Button variant="primary" icon={Plus} onClick={() => onBegin(null)}>
              {t("newOne")}
            </Button>
          )
        }
      />
      {all.length === 0 ? (
        <Examples siteId={websites[0]?.id ?? ""} onBegin={onBegin} />
      ) : (
        websites.map((site) => (
          <SiteRules
            key={site.id}
            site={site}
            isOnly={websites.length === 1}
            ofSite={all.filter((rule) => rule.siteId === site.id)}
            onDelete={setDeleting}
          />
        ))
      )}
      {deleting && <DeleteRuleDialog rule={deleting} onClose={() => setDeleting(null)} />}
    </>
  );
}

interface SiteRulesProps {
  site: SiteAdmin;
  isOnly: boolean;
  ofSite: readonly RuleAdmin[];
  onDelete: (rule: RuleAdmin) => void;
}

/** The rules of one website in the order of their priority, to be dragged or moved with keys into another. */
function SiteRules({ site, isOnly, ofSite, onDelete }: SiteRulesProps) {
  const ids = ofSite.map(({ id }) => id);
  const list = useRef<HTMLOListElement>(null);
  const toFocus = useRef<string | null>(null);
  const order = useReorder({ ids, axis: "y", save: (next) => void orderRules(site.id, next) });
  useLayoutEffect(() => {
    if (toFocus.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(toFocus.current)}"] a`)?.focus();
    toFocus.current = null;
  });
  if (ofSite.length === 0) return null;
  return (
    <section class="entries-section" aria-label={site.name}>
      {!isOnly && <h2 dir="auto">{site.name}</h2>}
      {site.tracking === "off" && (
        <p class="notice-line">
          {t("trackingOff")}{" "}
          <a href={settingsPath(`sites/${site.id}`)} onClick={followLink}>
            {t("trackingWhere")}
          </a>
        </p>
      )}
      <ol ref={list} class="entries rule-list" aria-label={t("title")} {...order.on}>
        {inOrder(ofSite, ({ id }) => id, order.ids).map((rule, index) => (
          <li key={rule.id} data-id={rule.id} class={rule.id === order.dragged ? "rule-dragged" : ""}>
            <RuleRow
              rule={rule}
              isFirst={index === 0}
              isLast={index === ofSite.length - 1}
              onMove={(by) => {
                toFocus.current = rule.id;
                moveRule(site.id, ids, rule.id, index + by);
              }}
              onDelete={() => onDelete(rule)}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Examples({ siteId, onBegin }: { siteId: string; onBegin: (start: Rule | null) => void }) {
  return (
    <>
      <EmptyState
        icon={Megaphone}
        title={t("none")}
        action={
          <Button icon={Plus} onClick={() => onBegin(null)}>
            {t("fromNothing")}
          </Button>
        }
      >
        {t("noneText")}
      </EmptyState>
      <ul class="rule-examples">
        {examples(siteId).map(({ name, about, rule }) => (
          <li key={name}>
            <h2>{name}</h2>
            <p>{about}</p>
            <Button aria-label={`${t("useExample")}: ${name}`} onClick={() => onBegin(rule)}>
              {t("useExample")}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

function DeleteRuleDialog({ rule, onClose }: { rule: RuleAdmin; onClose: () => void }) {
  return (
    <ConfirmDialog
      isGrave
      title={t("deleteTitle")}
      action={t("delete")}
      onClose={onClose}
      onConfirm={() => void deleteRule(rule)}
    >
      <p>{t("deleteText", { name: rule.name })}</p>
    </ConfirmDialog>
  );
}
