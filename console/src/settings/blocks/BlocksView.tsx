import type { Block } from "@palique/shared/blocks.ts";
import { AtSign, Ban, CloudOff, Globe, Network } from "lucide";
import { useEffect } from "preact/hooks";
import { t } from "../../blocking/texts.ts";
import { tCommon } from "../../i18n/common.ts";
import { followLink } from "../../router.ts";
import { inboxPath } from "../../routes.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { dayAndTime } from "../dates.ts";
import { PageHead } from "../Group.tsx";
import { blocks, blocksProblem, lift, loadBlocks } from "./blocks.model.ts";
import "../entries.css";
import "./blocks.css";

const ICONS = { visitor: Globe, email: AtSign, address: Network };

/** Whoever is kept out now: by what, since when, why, until when; and the way to let them in again. */
export function BlocksView() {
  useEffect(() => void loadBlocks(), []);
  const all = blocks.value;
  return (
    <>
      <PageHead title={t("page")} lead={t("pageLead")} />
      {all === null && blocksProblem.value ? (
        <EmptyState
          icon={CloudOff}
          title={blocksProblem.value}
          action={<Button onClick={() => void loadBlocks()}>{tCommon("retry")}</Button>}
        />
      ) : all === null ? (
        <div class="entries-skeleton" role="status" aria-label={tCommon("loading")} />
      ) : all.length === 0 ? (
        <EmptyState icon={Ban} title={t("none")}>
          {t("noneText")}
        </EmptyState>
      ) : (
        <ul class="entries" aria-label={t("list")}>
          {all.map((block) => (
            <Entry key={block.id} block={block} />
          ))}
        </ul>
      )}
    </>
  );
}

function Entry({ block }: { block: Block }) {
  const { kind, conversation, reason, operatorName, createdAt, expiresAt } = block;
  const value = kind === "visitor" ? t("kind", { name: block.value || t("noName") }) : block.value;
  const title = t("conversation", { number: conversation.number });
  return (
    <li class="entry">
      <span class="entry-icon">
        <Icon icon={ICONS[kind]} size={18} />
      </span>
      <span class="entry-main">
        <span class="entry-title ellipsis">
          <bdi>{value}</bdi>
        </span>
        {reason && (
          <span class="entry-note block-reason" dir="auto">
            {reason}
          </span>
        )}
        <span class="entry-note">
          {t("who", { operator: operatorName, date: dayAndTime(createdAt) })} ·{" "}
          <a href={inboxPath("inbox", conversation.number)} title={title} onClick={followLink}>
            #{conversation.number}
          </a>{" "}
          · {expiresAt === null ? t("noEnd") : t("until", { date: dayAndTime(expiresAt) })}
        </span>
      </span>
      <span class="entry-actions">
        <Button size="s" aria-label={t("liftNamed", { value })} onClick={() => void lift(block)}>
          {t("lift")}
        </Button>
      </span>
    </li>
  );
}
