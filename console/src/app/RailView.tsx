import { Globe, type IconNode, Inbox, Search, Settings, Ticket, Users } from "lucide";
import { useId } from "preact/hooks";
import { ariaKeys, isMac, keyLabels } from "../commands/keys.ts";
import { PALETTE_KEYS } from "../commands/overlay.commands.ts";
import { overlay } from "../commands/overlay.model.ts";
import { t as tCommands } from "../commands/texts.ts";
import { openTickets } from "../inbox/inbox.model.ts";
import { needsMe } from "../live/attention.model.ts";
import { MentionsMenu } from "../mentions/MentionsMenu.tsx";
import { followLink, route } from "../router.ts";
import { inboxPath, teamPath, ticketsPath, visitorsPath } from "../routes.ts";
import { teamUnread } from "../team-chats/team-chats.model.ts";
import { t as tTeam } from "../team-chats/texts.ts";
import { Icon } from "../ui/Icon.tsx";
import { Logo } from "../ui/Logo.tsx";
import { t as tVisitors } from "../visitors/texts.ts";
import { AccountMenu } from "./AccountMenu.tsx";
import { StatusMenu } from "./StatusMenu.tsx";
import { t } from "./texts.ts";

export function RailView() {
  const at = route.value.name;
  const tickets = openTickets.value.filter((row) => row.ticket?.status === "open").length;
  return (
    <nav class="rail" aria-label={t("main")}>
      <Logo />
      <PaletteButton />
      <div class="rail-links">
        <RailLink
          icon={Inbox}
          label={t("inbox")}
          href={inboxPath("inbox")}
          isHere={at === "inbox"}
          count={needsMe.value}
          about={t("badge", { n: needsMe.value })}
        />
        <RailLink
          icon={Ticket}
          label={t("tickets")}
          href={ticketsPath()}
          isHere={at === "tickets"}
          count={tickets}
          about={t("ticketBadge", { n: tickets })}
          calm
        />
        <RailLink icon={Globe} label={tVisitors("title")} href={visitorsPath()} isHere={at === "visitors"} />
        <RailLink
          icon={Users}
          label={tTeam("title")}
          href={teamPath()}
          isHere={at === "team"}
          count={teamUnread.value}
          about={tTeam("unread", { n: teamUnread.value })}
        />
        <RailLink icon={Settings} label={t("settings")} href="/console/settings" isHere={at === "settings"} />
      </div>
      <MentionsMenu />
      <StatusMenu />
      <AccountMenu />
    </nav>
  );
}

function PaletteButton() {
  const mac = isMac();
  return (
    <button
      type="button"
      class="rail-item rail-palette"
      aria-label={tCommands("palette")}
      aria-haspopup="dialog"
      aria-keyshortcuts={ariaKeys(PALETTE_KEYS, mac)}
      title={`${tCommands("palette")} (${keyLabels(PALETTE_KEYS, mac).join(" ")})`}
      onClick={() => {
        overlay.value = "palette";
      }}
    >
      <Icon icon={Search} size={20} />
    </button>
  );
}

interface RailLinkProps {
  icon: IconNode;
  label: string;
  href: string;
  isHere: boolean;
  count?: number;
  /** What the number counts. */
  about?: string;
  calm?: boolean;
}

function RailLink({ icon, label, href, isHere, count = 0, about, calm = false }: RailLinkProps) {
  const id = useId();
  return (
    <span class="rail-slot">
      <a
        class="rail-item"
        href={href}
        onClick={followLink}
        aria-label={label}
        aria-describedby={count ? id : undefined}
        aria-current={isHere ? "page" : undefined}
        title={label}
      >
        <Icon icon={icon} size={20} />
      </a>
      {count > 0 && (
        <span class={`rail-count ${calm ? "rail-count-calm" : ""}`}>
          <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
          <span id={id} class="visually-hidden">
            {about}
          </span>
        </span>
      )}
    </span>
  );
}
