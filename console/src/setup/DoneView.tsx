import type { SetupDone } from "@palique/shared/admin.ts";
import { ExternalLink, PartyPopper } from "lucide";
import { useEffect, useRef } from "preact/hooks";
import { go } from "../router.ts";
import { CopyBox } from "../settings/CopyBox.tsx";
import { tSites } from "../settings/texts.ts";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { t } from "./texts.ts";

export function DoneView({ result }: { result: SetupDone }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div class="setup-card">
      <span class="setup-done-icon">
        <Icon icon={PartyPopper} size={22} />
      </span>
      <div>
        <h1 ref={heading} tabIndex={-1}>
          {t("done")}
        </h1>
        <p class="setup-lead">{t("doneLead")}</p>
      </div>
      <CopyBox label={tSites("tag")} text={result.scriptTag} />
      {result.demo && (
        <div class="setup-demo">
          <a class="button button-secondary button-m" href={result.demo} target="_blank" rel="noreferrer">
            <Icon icon={ExternalLink} size={16} />
            {t("tryIt")}
          </a>
          <p class="field-hint">{t("tryItHint")}</p>
        </div>
      )}
      <footer class="setup-foot">
        <Button variant="primary" onClick={() => go("/console/", { replace: true })}>
          {t("toConsole")}
        </Button>
      </footer>
    </div>
  );
}
