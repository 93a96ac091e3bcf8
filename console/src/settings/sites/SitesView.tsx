import type { SiteAdmin } from "@palique/shared/admin.ts";
import { ChevronRight, Plus } from "lucide";
import { followLink, go } from "../../router.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { departments, sites } from "../admin.model.ts";
import { PageHead } from "../Group.tsx";
import { Loading } from "../Loading.tsx";
import { settingsPath } from "../sections.ts";
import { t, tSites } from "../texts.ts";
import { SiteView } from "./SiteView.tsx";
import "../entries.css";

export function SitesView({ id }: { id: string }) {
  const all = sites.value;
  if (!all || !departments.value) return <Loading title={t("sites")} />;
  if (id) return <SiteView key={id} id={id} />;
  return (
    <>
      <PageHead
        title={t("sites")}
        lead={tSites("lead")}
        action={
          <Button variant="primary" icon={Plus} onClick={() => go(settingsPath("sites/new"))}>
            {tSites("newOne")}
          </Button>
        }
      />
      <ul class="entries">
        {all.map((site) => (
          <li key={site.id}>
            <Row site={site} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Row({ site }: { site: SiteAdmin }) {
  return (
    <a class="entry" href={settingsPath(`sites/${site.id}`)} onClick={followLink}>
      <span class="site-dot" style={{ background: site.color }} />
      <span class="entry-main">
        <span class="entry-title ellipsis" dir="auto">
          {site.name}
        </span>
        {site.origins.length > 0 ? (
          <span class="entry-note ellipsis">
            {site.origins.map((origin) => origin.replace(/^https?:\/\//, "")).join(", ")}
          </span>
        ) : (
          <span class="entry-note">
            <Badge tone="wait">{tSites("anyOrigin")}</Badge>
          </span>
        )}
      </span>
      <Icon icon={ChevronRight} size={16} />
    </a>
  );
}
