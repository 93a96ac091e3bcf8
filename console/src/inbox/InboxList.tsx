import { Layers, Volume2, VolumeX } from "lucide";
import { AlertLines } from "../alerts/AlertLines.tsx";
import { isSoundOn, toggleSound } from "../alerts/sound.model.ts";
import { t as tShell } from "../app/texts.ts";
import { HelpingList } from "../control/HelpingList.tsx";
import { SnoozedList } from "../control/SnoozedList.tsx";
import { HandoverList } from "../handover/HandoverList.tsx";
import { followLink } from "../router.ts";
import { INBOX_VIEWS, type InboxView, inboxPath, ticketsPath } from "../routes.ts";
import { ListSearch } from "../search/ListSearch.tsx";
import { IconButton } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { NewViewButton, ViewChips } from "../views/ViewChips.tsx";
import { ViewRows } from "../views/ViewRows.tsx";
import { everything } from "./all.model.ts";
import { EndlessRows } from "./EndlessRows.tsx";
import { isKnown, liveChats, mine, openTickets, snoozed, waiting } from "./inbox.model.ts";
import { ListScroll } from "./ListScroll.tsx";
import { MyChatsList } from "./MyChatsList.tsx";
import { Skeleton } from "./Skeleton.tsx";
import { StatusBanner } from "./StatusBanner.tsx";
import { t } from "./texts.ts";
import { useKnown } from "./use-known.ts";
import { WaitingList } from "./WaitingList.tsx";

/** The left pane. */
export function InboxList({ view }: { view: InboxView }) {
  return (
    <div class="list">
      <header class="list-head">
        <h2>{t("title")}</h2>
        <NewViewButton />
        <IconButton
          icon={isSoundOn.value ? Volume2 : VolumeX}
          label={tShell(isSoundOn.value ? "soundOff" : "soundOn")}
          onClick={toggleSound}
        />
      </header>
      <ListSearch pathOf={(row) => inboxPath(view, row.number)}>
        <ViewTabs view={view} />
        <ViewChips view={view} />
        <StatusBanner />
        <AlertLines />
        <ListScroll name={view}>{isKnown.value ? <Lists view={view} /> : <Skeleton />}</ListScroll>
      </ListSearch>
    </div>
  );
}

function Lists({ view }: { view: InboxView }) {
  if (view.startsWith("v-")) return <ViewRows id={view.slice(2)} />;
  if (view === "all") {
    return (
      <EndlessRows
        title={t("allChats")}
        count={null}
        list={everything}
        href={(row) => inboxPath("all", row.number)}
        empty={
          <p class="list-empty">
            <strong>{t("nothing")}</strong>
            {t("nothingText")}
          </p>
        }
      />
    );
  }
  return (
    <>
      <HandoverList view={view} />
      {view !== "waiting" && <HelpingList view={view} />}
      {view !== "mine" && <WaitingList view={view} />}
      {view !== "waiting" && <MyChatsList view={view} />}
      {view !== "waiting" && <SnoozedList rows={snoozed.value} href={(row) => inboxPath(view, row.number)} />}
    </>
  );
}

function ViewTabs({ view }: { view: InboxView }) {
  const counts = {
    waiting: useKnown(() => waiting.value.length, []),
    mine: useKnown(() => mine.value.length, []),
    all: useKnown(() => liveChats.value.length, []),
  };
  const names = { waiting: t("viewWaiting"), mine: t("viewMine"), all: t("viewAll") };
  return (
    <section class="list-tabs" aria-label={t("views")}>
      {INBOX_VIEWS.map((one) => (
        <a
          key={one}
          class="list-tab"
          href={inboxPath(one)}
          onClick={followLink}
          aria-current={one === view ? "page" : undefined}
          {...(one === "inbox" ? { "aria-label": t("viewInbox"), title: t("viewInbox") } : {})}
        >
          {one === "inbox" ? <Icon icon={Layers} size={15} /> : names[one]}
          {one !== "inbox" && <span class="digits">{upTo99(counts[one])}</span>}
        </a>
      ))}
      <a class="list-tab" href={ticketsPath()} onClick={followLink}>
        {t("tickets")}
        <span class="digits">{upTo99(openTickets.value.length)}</span>
      </a>
    </section>
  );
}

/** The tabs have to fit beside each other; the lists say the full number. */
function upTo99(count: number): string {
  return count > 99 ? "99+" : String(count);
}
