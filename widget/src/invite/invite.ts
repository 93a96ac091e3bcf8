import type { Invitation, MoveInvitation } from "@palique/shared/invitations.ts";
import type { Base, InviteNews } from "../base/parts.ts";
import type { State } from "../core/state.ts";
import { INVITE_WORDS } from "../i18n/invite.ts";
import { drawCard } from "./card.ts";
import { drawFirstMessage } from "./first-message.ts";
import css from "./invite.css?inline";
import { paintCard } from "./paint.ts";
import { say } from "./say.ts";
import { senderOf } from "./sender.ts";
import { whenSeen } from "./when-seen.ts";

/** The panel would cover the page: there an invitation never opens it by itself. */
const PHONE = "(width <= 480px), (height <= 480px)";

/** Shows the one invitation that is open, above the button or in the panel, and follows what becomes of it. */
export function openPart(base: Base): (news: InviteNews) => void {
  const { host } = base;
  /** Those that are over here, whether or not the server has heard of it. */
  const over = new Set<string>();
  let open: Invitation | undefined;
  let card: HTMLElement | undefined;
  /** The panel opened by itself, and nobody has touched it. */
  let untouched = false;
  let followed = false;
  /** Without the invitation being told of it. */
  const load = base.move;
  host.addStyles(css);

  function tell(id: string, to: MoveInvitation["to"]): void {
    base.link.tell("invitation:move", { id, to });
  }
  function move(to: MoveInvitation["to"]): void {
    if (!open) return;
    tell(open.id, to);
    host.emit(`invitation:${to}`);
  }

  async function take(invitation: Invitation): Promise<void> {
    if (open?.id === invitation.id) return;
    // The server has not heard that it was put away.
    if (over.has(invitation.id)) {
      tell(invitation.id, "dismissed");
      return;
    }
    if (open) end();
    open = invitation;
    base.invited = open.id;
    const inPanel = invitation.look === "panel" && !matchMedia(PHONE).matches;
    // A card needs no panel until somebody is about to answer it.
    await Promise.all([inPanel && load("near"), whenSeen()]);
    if (open !== invitation) return;
    meet();
    // Out of reach: the server says it again with the next connection.
    if (inPanel && !base.core) forget();
    else if (open) show(invitation, inPanel);
  }

  function show(invitation: Invitation, inPanel: boolean): void {
    const { locale, theme } = base.told;
    const words = INVITE_WORDS[locale];
    const sender = senderOf(host, invitation);
    const isOpen = base.core?.store.get().open;
    if (isOpen || inPanel) {
      untouched = !isOpen;
      void base.move("show");
    } else {
      card = drawCard(host.button, invitation, sender, words, {
        answered: () => void base.move("open"),
        closed: dismiss,
      });
      card.lang = locale;
      paintCard(card, host.options.color ?? host.config?.color, theme ?? host.config?.theme);
      host.root.insertBefore(card, host.button);
      for (const sign of ["pointerenter", "focusin"]) card.addEventListener(sign, () => base.move("near"));
    }
    say(host.root, `${words.from(sender.name)}: ${invitation.text}`);
    move("shown");
    if (!card && !untouched) move("opened");
  }

  /** The panel has come, or was there: its start form becomes the answer, whenever it is opened. */
  function meet(): void {
    const { core } = base;
    if (!core || !open) return;
    const { store, storage } = core;
    if (!followed) store.subscribe(changed);
    followed = true;
    const { chat, invited } = store.get();
    if (isLive(chat)) end();
    if (!open || invited) return;
    // A chat that is over makes room for the form, as if it was put away, once all of it was read.
    if (chat && !host.button.title) {
      storage.set("dismissed", `${chat.number}`);
      store.set({ dismissed: chat.number });
    }
    const { id, departmentId, text } = open;
    const sender = senderOf(host, open);
    store.set({
      invited: { id, departmentId, draw: (line) => line && drawFirstMessage(line, sender, text) },
    });
  }

  function dismiss(): void {
    move("dismissed");
    end();
  }

  function end(): void {
    if (open) over.add(open.id);
    forget();
  }

  function forget(): void {
    open = undefined;
    base.invited = undefined;
    untouched = false;
    dropCard();
    // An answer on its way keeps what it answers in front of the eyes.
    const { invited, starting } = base.core?.store.get() ?? {};
    if (invited && !starting) base.core?.store.set({ invited: undefined });
    base.rules?.("changed");
  }

  function dropCard(): void {
    const hadFocus = card?.contains(host.root.activeElement);
    card?.remove();
    card = undefined;
    if (hadFocus) host.button.focus();
  }

  function changed(now: State, before: State): void {
    const { chat, starting } = now;
    if (chat && before.starting && !starting) {
      if (before.starting.input.invitationId) host.emit("invitation:answered");
      end();
    } else if (open && isLive(chat)) end();
    else if (now.open && !before.open && open && card) {
      // With the button, too, it is this that is opened.
      dropCard();
      move("opened");
    } else if (!now.open && before.open && untouched) dismiss();
  }

  function touched({ target }: Event): void {
    if (!untouched || !(target as Element).closest(".panel")) return;
    untouched = false;
    move("opened");
  }

  for (const sign of ["pointerdown", "focusin"]) host.root.addEventListener(sign, touched);
  // Whoever opens the panel finds it there.
  base.move = async (name) => {
    await load("near");
    meet();
    await load(name);
  };

  return ([event, news]) => {
    if (event === "invitation") void take(news);
    else if (open?.id === news.id) end();
    else over.add(news.id);
  };
}

function isLive(chat: State["chat"] | undefined): boolean {
  return Boolean(chat && chat.state !== "ended");
}
