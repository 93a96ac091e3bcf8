import { SearchX } from "lucide";
import { CallDock } from "../calls/CallDock.tsx";
import { MakingView } from "../canned/MakingView.tsx";
import { OverlayView } from "../commands/OverlayView.tsx";
import { InboxView } from "../inbox/InboxView.tsx";
import { announcement } from "../live/announcements.model.ts";
import { PersonSlot } from "../privacy/PersonSlot.tsx";
import { currentPath, followLink, route } from "../router.ts";
import { inboxPath } from "../routes.ts";
import { SharingView } from "../team-chats/SharingView.tsx";
import { TicketsView } from "../tickets/TicketsView.tsx";
import { MailingView } from "../transcript/MailingView.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { lazy } from "../ui/Lazy.tsx";
import { ConnectionLine } from "./ConnectionLine.tsx";
import { RailView } from "./RailView.tsx";
import { t } from "./texts.ts";
import "./shell.css";

const TeamView = lazy(async () => (await import("../team-chats/TeamView.tsx")).TeamView);
const VisitorsView = lazy(async () => (await import("../visitors/VisitorsView.tsx")).VisitorsView);
const ContactView = lazy(async () => (await import("../contacts/ContactView.tsx")).ContactView);
const SettingsView = lazy(async () => (await import("../settings/SettingsView.tsx")).SettingsView);

export function ShellView() {
  const at = route.value;
  const isReading = (at.name === "inbox" || at.name === "tickets" || at.name === "team") && at.ref !== null;
  return (
    <div class={`shell ${isReading ? "shell-reading" : ""}`}>
      <RailView />
      <div class="shell-main">
        <ConnectionLine />
        <Section />
      </div>
      <OverlayView />
      <SharingView />
      <CallDock />
      <MailingView />
      <MakingView />
      <PersonSlot />
      <div class="visually-hidden" aria-live="polite">
        {announcement.value}
      </div>
    </div>
  );
}

function Section() {
  const at = route.value;
  if (at.name === "inbox") return <InboxView view={at.view} />;
  if (at.name === "tickets") return <TicketsView />;
  if (at.name === "team") return <TeamView />;
  if (at.name === "visitors") return <VisitorsView view={at.view} />;
  if (at.name === "contact") return <ContactView id={at.ref} />;
  if (at.name === "settings") return <SettingsView path={at.path} />;
  return (
    <main class="shell-missing">
      <EmptyState
        isPage
        icon={SearchX}
        title={t("notFound")}
        action={
          <a class="button button-primary button-m" href={inboxPath("inbox")} onClick={followLink}>
            {t("toInbox")}
          </a>
        }
      >
        <bdi>{currentPath.value}</bdi>
      </EmptyState>
    </main>
  );
}
