import { ChevronLeft } from "lucide";
import { useEffect } from "preact/hooks";
import { failureText } from "../../i18n/errors.ts";
import { followLink, go } from "../../router.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Field } from "../../ui/Field.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { lazy } from "../../ui/Lazy.tsx";
import { notify } from "../../ui/notices.model.ts";
import { sites } from "../admin.model.ts";
import { CopyBox } from "../CopyBox.tsx";
import { FormView } from "../FormView.tsx";
import { closeForm, formAt } from "../form.model.ts";
import { Group, PageHead } from "../Group.tsx";
import { OriginsField } from "../OriginsField.tsx";
import { settingsPath } from "../sections.ts";
import { tSites } from "../texts.ts";
import { FilesGroup } from "./FilesGroup.tsx";
import { DepartmentsGroup, FormGroup, LookGroup, PrivacyGroup } from "./groups.tsx";
import { MissedGroup } from "./MissedGroup.tsx";
import { PriorityGroup } from "./PriorityGroup.tsx";
import { PrivatePartsGroup, SharingGroup } from "./SharingGroups.tsx";
import { editable, newSite, type Site, siteForm } from "./sites.model.ts";
import { AnalyticsGroup, TrackingGroup } from "./TrackingGroup.tsx";
import { WidgetPreview } from "./WidgetPreview.tsx";

const IdentityView = lazy(async () => (await import("../identity/IdentityView.tsx")).IdentityView);

export function SiteView({ id }: { id: string }) {
  const saved = sites.value?.find((site) => site.id === id);
  const isNew = id === "new";
  const path = `sites/${id}`;
  const form = formAt<Site>(path, saved ? editable(saved) : newSite(), (start) =>
    siteForm(isNew ? null : id, start, (made) => {
      closeForm(path);
      notify(tSites("created"));
      go(settingsPath(`sites/${made.id}`), { replace: true });
    }),
  );
  useEffect(() => {
    if (saved) form.rebase(editable(saved));
  }, [saved]);
  if (!saved && !isNew) return <EmptyState icon={ChevronLeft} title={failureText({ error: "not-found" })} />;
  const site = form.values.value;
  const leave = () => {
    closeForm(path);
    go(settingsPath("sites"));
  };
  return (
    <>
      <a class="crumb" href={settingsPath("sites")} onClick={followLink}>
        <Icon icon={ChevronLeft} size={16} />
        {tSites("back")}
      </a>
      <PageHead title={saved?.name ?? tSites("newOne")} />
      {saved && (
        <Group title={tSites("tag")} hint={tSites("tagHint")}>
          <CopyBox label={tSites("tag")} text={saved.scriptTag} />
        </Group>
      )}
      {saved && <IdentityView siteId={saved.id} />}
      <FormView form={form} {...(isNew && { saveLabel: tSites("create"), onCancel: leave })}>
        <Group title={tSites("basics")} hint={tSites("basicsHint")}>
          <Field
            label={tSites("name")}
            dir="auto"
            maxLength={120}
            autoFocus={isNew}
            value={site.name}
            error={form.errors.value.name}
            onInput={(event) => form.set({ name: event.currentTarget.value })}
          />
        </Group>
        <Group title={tSites("origins")} hint={tSites("originsHint")}>
          <p class={site.origins.length === 0 ? "notice-line" : "field-hint"}>
            {tSites(site.origins.length === 0 ? "anyWarning" : "onlyThese")}
          </p>
          <OriginsField origins={site.origins} onChange={(origins) => form.set({ origins })} />
        </Group>
        <LookGroup form={form} preview={<WidgetPreview site={site} />} />
        <FormGroup form={form} />
        <DepartmentsGroup form={form} />
        <PriorityGroup form={form} />
        <FilesGroup form={form} />
        <MissedGroup form={form} />
        <SharingGroup form={form} />
        <PrivatePartsGroup form={form} />
        <TrackingGroup form={form} />
        <PrivacyGroup form={form} />
        <AnalyticsGroup form={form} />
      </FormView>
    </>
  );
}
