import type { LiveVisitorDetail } from "@palique/shared/live-visitors.ts";
import { MessageSquarePlus, MessagesSquare, Undo2, UserRound, UserX, X } from "lucide";
import { useEffect, useRef } from "preact/hooks";
import { tCommon } from "../i18n/common.ts";
import { followLink } from "../router.ts";
import { contactPath, inboxPath } from "../routes.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Icon } from "../ui/Icon.tsx";
import { nameOf } from "./describe.ts";
import { mayTakeBack, startInviting, takeBack } from "./inviting.model.ts";
import { activeId } from "./list.model.ts";
import { t } from "./list-texts.ts";
import { choice, openVisitor } from "./live.model.ts";
import { opened } from "./opened.model.ts";
import { StateMark } from "./StateMark.tsx";
import { mayInvite } from "./state.ts";
import { Events, Trail } from "./Trail.tsx";
import { VisitFacts } from "./VisitFacts.tsx";
import "./drawer.css";

/** The visitor whose drawer is open, whole. Who leaves meanwhile stays in it. */
export function VisitDrawer() {
  const { openId } = choice.value;
  const drawer = useRef<HTMLElement>(null);
  useEffect(() => {
    if (openId === null) return;
    drawer.current?.querySelector<HTMLElement>(".visit-close")?.focus();
    addEventListener("keydown", closeOnEscape);
    return () => removeEventListener("keydown", closeOnEscape);
  }, [openId]);
  if (openId === null) return null;
  const found = opened.value?.id === openId ? opened.value : null;
  const visitor = found?.visitor ?? null;
  return (
    <aside ref={drawer} class="visit" aria-label={t("visit")}>
      <header class="visit-head">
        {visitor && <Who visitor={visitor} />}
        <IconButton key="close" class="visit-close" icon={X} label={tCommon("close")} onClick={closeVisit} />
      </header>
      {visitor && <Actions visitor={visitor} isGone={found?.isGone ?? false} />}
      {visitor && (
        <div class="visit-body">
          <VisitFacts visitor={visitor} />
          <Trail visitor={visitor} />
          <Events visitor={visitor} />
          <Said attributes={visitor.attributes} />
        </div>
      )}
      {found && !visitor && (
        <EmptyState icon={UserX} title={t("notHere")}>
          {t("notHereText")}
        </EmptyState>
      )}
    </aside>
  );
}

/** Unless Escape means something nearer: a dialog, a menu, what is being written. */
function closeOnEscape(event: KeyboardEvent): void {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  if (document.querySelector("dialog[open], :popover-open")) return;
  if (event.target instanceof Element && event.target.closest("input, textarea, select")) return;
  event.preventDefault();
  closeVisit();
}

/** Closes the drawer; the keyboard goes back to the row, or the place on the map. */
function closeVisit(): void {
  const id = opened.peek()?.visitor?.id ?? choice.peek().openId;
  openVisitor(null);
  if (!id) return;
  activeId.value = id;
  requestAnimationFrame(() => {
    const row = document.querySelector<HTMLElement>(`.live-row[data-id="${CSS.escape(id)}"] .live-name`);
    const place = document.querySelector<HTMLElement>(`[data-opens="${CSS.escape(id)}"]`);
    (row ?? place)?.focus({ preventScroll: true });
  });
}

function Who({ visitor }: { visitor: LiveVisitorDetail }) {
  return (
    <>
      <Avatar id={visitor.id} name={nameOf(visitor)} size="l" />
      <div class="visit-who">
        <h2 class="ellipsis">
          <bdi>{nameOf(visitor)}</bdi>
        </h2>
        <StateMark row={visitor} />
      </div>
    </>
  );
}

/** What can be done: invite, or go where the visitor is dealt with already. */
function Actions({ visitor, isGone }: { visitor: LiveVisitorDetail; isGone: boolean }) {
  const { conversation, contactId } = visitor;
  return (
    <div class="visit-actions">
      {!isGone && mayInvite(visitor) && (
        <Button variant="primary" size="s" icon={MessageSquarePlus} onClick={() => startInviting(visitor)}>
          {t("invite")}
        </Button>
      )}
      {mayTakeBack(visitor) && (
        <Button size="s" icon={Undo2} onClick={() => void takeBack(visitor)}>
          {t("takeBack")}
        </Button>
      )}
      {conversation && (
        <a
          class="button button-secondary button-s"
          href={inboxPath("inbox", conversation.number)}
          onClick={followLink}
        >
          <Icon icon={MessagesSquare} size={16} />
          {t("toConversation", { number: conversation.number })}
        </a>
      )}
      {contactId && (
        <a class="button button-secondary button-s" href={contactPath(contactId)} onClick={followLink}>
          <Icon icon={UserRound} size={16} />
          {t("toContact")}
        </a>
      )}
    </div>
  );
}

function Said({ attributes }: Pick<LiveVisitorDetail, "attributes">) {
  const all = Object.entries(attributes);
  if (all.length === 0) return null;
  return (
    <section>
      <h3>{t("attributes")}</h3>
      <dl class="visit-facts">
        {all.map(([name, value]) => (
          <div key={name}>
            <dt dir="auto">{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
