import type { LiveVisitor } from "@palique/shared/live-visitors.ts";
import { BadgeCheck, CircleHelp, MessageSquarePlus } from "lucide";
import type { ComponentChildren, RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { locale } from "../i18n/locale.ts";
import { followLink } from "../router.ts";
import { IconButton } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { choicePath } from "./choice.ts";
import { countryName, nameOf, originOf, pathOf, placeName } from "./describe.ts";
import { startInviting } from "./inviting.model.ts";
import { activeId, wantedFocus } from "./list.model.ts";
import { t } from "./list-texts.ts";
import { choice } from "./live.model.ts";
import type { Placed } from "./places.ts";
import { Since } from "./Since.tsx";
import { StateMark } from "./StateMark.tsx";
import { mayInvite } from "./state.ts";

interface RowProps {
  placed: Placed;
  place: number;
  /** The tab stop of the list. */
  isStop: boolean;
}

/** One visitor. It keeps its height whatever changes in it. */
export function LiveRow({ placed: { row, moved }, place, isStop }: RowProps) {
  const link = useRef<HTMLAnchorElement>(null);
  const isOpen = choice.value.openId === row.id;
  useFocus(link, place);
  const until = row.leftAt;
  const tone = row.state === "left" ? "live-left" : moved ? "live-moved" : "";
  return (
    <tr
      class={`live-row ${isOpen ? "live-open" : ""} ${tone}`}
      aria-rowindex={place + 2}
      data-id={row.id}
      style={{ transform: `translateY(calc(${place} * var(--live-row)))` }}
    >
      <Cell name="who">
        <a
          ref={link}
          class="live-name"
          href={choicePath({ ...choice.value, openId: row.id })}
          tabIndex={isStop ? 0 : -1}
          aria-current={isOpen ? "true" : undefined}
          onFocus={() => {
            activeId.value = row.id;
          }}
          onClick={followLink}
        >
          <bdi class="ellipsis">{nameOf(row)}</bdi>
          <Identity identity={row.identity} />
        </a>
        <Where row={row} />
      </Cell>
      <Cell name="page">
        <span class="ellipsis live-title" dir="auto" title={row.page.title}>
          {row.page.title || pathOf(row.page.url)}
        </span>
        <span class="ellipsis live-about" title={row.page.url}>
          {pathOf(row.page.url)}
        </span>
      </Cell>
      <Cell name="page-time">
        <Since at={row.pageSince} until={until} />
      </Cell>
      <Cell name="site-time">
        <Since at={row.since} until={until} />
      </Cell>
      <Cell name="pages">
        <span class="digits">{row.pages}</span>
      </Cell>
      <Cell name="visits">
        <Visits visits={row.visits} />
      </Cell>
      <Cell name="device">
        <span class="ellipsis">{row.device.browser || t(row.device.kind)}</span>
        <span class="ellipsis live-about">{row.device.system || t(row.device.kind)}</span>
      </Cell>
      <Cell name="origin">
        <span class="ellipsis" title={row.referrer || undefined}>
          {originOf(row)}
        </span>
      </Cell>
      <Cell name="state">
        <StateMark row={row} />
        {mayInvite(row) && !moved && (
          <IconButton
            class="live-invite"
            icon={MessageSquarePlus}
            size="s"
            label={t("inviteName", { name: nameOf(row) })}
            tabIndex={isStop ? 0 : -1}
            onClick={() => startInviting(row)}
          />
        )}
      </Cell>
    </tr>
  );
}

/** The keyboard comes here when it is wanted; where the row goes away with it, it goes to who takes the place. */
function useFocus(link: RefObject<HTMLAnchorElement | null>, place: number): void {
  const isWanted = wantedFocus.value === place;
  const last = useRef(place);
  last.current = place;
  useLayoutEffect(() => {
    if (!isWanted) return;
    wantedFocus.value = null;
    const { activeElement, body } = document;
    const isFree = activeElement === body || activeElement?.closest(".visitors");
    if (isFree) link.current?.focus({ preventScroll: true });
  }, [isWanted]);
  useLayoutEffect(() => {
    const element = link.current;
    return () => {
      if (element && element === document.activeElement) wantedFocus.value ??= last.current;
    };
  }, []);
}

function Cell({ name, children }: { name: string; children: ComponentChildren }) {
  return <td class={`live-cell live-${name}`}>{children}</td>;
}

function Identity({ identity }: Pick<LiveVisitor, "identity">) {
  if (!identity) return null;
  const isSure = identity === "verified";
  return (
    <span class={isSure ? "live-verified" : "live-claimed"} title={t(isSure ? "verified" : "unverified")}>
      <Icon icon={isSure ? BadgeCheck : CircleHelp} size={14} />
      <span class="visually-hidden">, {t(isSure ? "verified" : "unverified")}</span>
    </span>
  );
}

function Where({ row: { place } }: { row: LiveVisitor }) {
  if (!place) return <span class="live-about">{t("unknownPlace")}</span>;
  const isEstimate = place.source === "time-zone";
  const name = placeName(place, locale.value);
  return (
    <span class="live-where" title={isEstimate ? t("estimatedAt", { place: name }) : name}>
      <span class="live-code" aria-hidden="true">
        {place.country}
      </span>
      <span class="ellipsis live-about">
        {isEstimate && <span aria-hidden="true">≈ </span>}
        {place.city || countryName(place.country, locale.value)}
        <span class="visually-hidden">
          {place.city && `, ${countryName(place.country, locale.value)}`}
          {isEstimate && `, ${t("estimated")}`}
        </span>
      </span>
    </span>
  );
}

function Visits({ visits }: Pick<LiveVisitor, "visits">) {
  if (visits === null) {
    return (
      <span class="live-about" title={t("visitsUnknown")}>
        <span aria-hidden="true">–</span>
        <span class="visually-hidden">{t("visitsUnknown")}</span>
      </span>
    );
  }
  return visits === 1 ? <span class="live-new">{t("new")}</span> : <span class="digits">{visits}</span>;
}
