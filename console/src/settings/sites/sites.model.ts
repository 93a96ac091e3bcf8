import type { SaveSite, SiteAdmin } from "@palique/shared/admin.ts";
import { SHARING_AT_FIRST } from "@palique/shared/sharing-at-first.ts";
import { api } from "../../api.ts";
import { sites as inboxSites } from "../../inbox/inbox.model.ts";
import { keep, sites } from "../admin.model.ts";
import { createForm, type Errors, type Form } from "../form.model.ts";
import { isWhole } from "../NumberField.tsx";
import { t, tSites } from "../texts.ts";
import { isColor } from "./contrast.ts";
import { badSelector } from "./selectors.ts";
import { tSharing } from "./sharing-texts.ts";

export type Site = Omit<SiteAdmin, "id" | "key" | "scriptTag">;

/** The largest file a website can be set to take. */
export const MOST_MB = 1_000;

/** The longest a website can wait before it mails an answer. */
export const MOST_MISSED_MINUTES = 1_440;

/** The longest co-browsing goes on without the visitor. */
export const MOST_IDLE_MINUTES = 240;

export function newSite(): Site {
  return {
    name: "",
    origins: [],
    color: "#0f6e66",
    theme: "auto",
    position: "right",
    greeting: {},
    fields: { name: "required", email: "optional" },
    typingPreview: true,
    visitorPush: false,
    missedMailMinutes: 5,
    linkTitles: false,
    sharing: SHARING_AT_FIRST,
    privacyUrl: null,
    departmentIds: [],
    defaultDepartmentId: null,
    pagePriority: "none",
    priorityRules: [],
    visitorFiles: true,
    fileMaxMb: null,
    tracking: "memory",
    analytics: { gtag: true, dataLayer: true, matomo: true, plausible: true },
  };
}

/** What of a site can be changed. */
export function editable({ id: _, key: __, scriptTag: ___, ...site }: SiteAdmin): Site {
  return site;
}

function check(values: Site): Errors {
  const errors: Record<string, string> = {};
  if (!values.name.trim()) errors.name = t("need");
  if (!isColor(values.color)) errors.color = tSites("colorBad");
  if (values.privacyUrl !== null && !isWebAddress(values.privacyUrl)) {
    errors.privacyUrl = tSites("privacyUrlBad");
  }
  if (!isWhole(values.fileMaxMb, 1, MOST_MB)) errors.fileMaxMb = t("wholeNumber", { from: 1, to: MOST_MB });
  if (!isWhole(values.missedMailMinutes, 0, MOST_MISSED_MINUTES)) {
    errors.missedMailMinutes = t("wholeNumber", { from: 1, to: MOST_MISSED_MINUTES });
  }
  const isComplete = ({ about, name, value }: Site["priorityRules"][number]) =>
    value.trim() !== "" && (about === "url" || name.trim() !== "");
  if (!values.priorityRules.every(isComplete)) errors.priorityRules = tSites("ruleIncomplete");
  return { ...errors, ...checkSharing(values.sharing) };
}

function checkSharing({ idleMinutes, rules, hosts }: Site["sharing"]): Errors {
  const errors: Record<string, string> = {};
  if (!isWhole(idleMinutes, 1, MOST_IDLE_MINUTES)) {
    errors["sharing.idleMinutes"] = t("wholeNumber", { from: 1, to: MOST_IDLE_MINUTES });
  }
  for (const rule of ["mask", "block", "show"] as const) {
    const selector = badSelector(rules[rule]);
    if (selector !== null)
      errors[`sharing.rules.${rule}`] = tSharing("selectorBad", { selector: selector.slice(0, 80) });
  }
  if (hosts.some((host) => host.includes("["))) errors["sharing.hosts"] = tSharing("hostBad");
  return errors;
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** What conversations need of it is true at once, without the inbox being asked for anew. */
function tellInbox({ id, name, tracking, sharing }: SiteAdmin): void {
  const known = inboxSites.peek();
  if (!known.some((site) => site.id === id)) return;
  inboxSites.value = known.map((site) => (site.id === id ? { id, name, tracking, sharing } : site));
}

/** `id` null: it is made by saving. */
export function siteForm(id: string | null, saved: Site, onMade?: (site: SiteAdmin) => void): Form<Site> {
  return createForm<Site>(saved, {
    check,
    async send(changes, values) {
      const answer = id
        ? await api.patch<SiteAdmin>(`/sites/${id}`, changes)
        : await api.post<SiteAdmin>("/sites", values satisfies SaveSite);
      if (!answer.ok) return answer;
      keep(sites, answer.value);
      tellInbox(answer.value);
      if (!id) onMade?.(answer.value);
      return { ok: true, value: editable(answer.value) };
    },
  });
}
