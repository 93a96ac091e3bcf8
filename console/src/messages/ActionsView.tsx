import { Copy, Link, Pencil, Reply, Trash2 } from "lucide";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { LogText } from "../conversation/entries.ts";
import { tCommon } from "../i18n/common.ts";
import { me } from "../session.model.ts";
import { Icon } from "../ui/Icon.tsx";
import { placeBeside } from "../ui/Menu.tsx";
import { notify } from "../ui/notices.model.ts";
import { moveFocus } from "../ui/roving.ts";
import { acting, deleteMessage, react, type Target } from "./acting.model.ts";
import { EditForm } from "./EditForm.tsx";
import { mayDelete, mayEdit } from "./may-change.ts";
import { permalink } from "./permalink.ts";
import { isBy, REACTIONS } from "./reactions.ts";
import { startReply } from "./start-reply.ts";
import { t } from "./texts.ts";
import "../ui/menu.css";
import "./actions.css";

interface ActionsProps {
  target: Target;
  said: LogText;
  isNote: boolean;
  what: "menu" | "edit" | "delete";
  draft: string | undefined;
}

/** What is being done with a message: the menu, the question before deleting, or the box in its place. */
export function ActionsView({ target, said, isNote, what, draft }: ActionsProps) {
  if (what === "edit") return <EditForm target={target} draft={draft} />;
  return <Popup key={what} target={target} said={said} isNote={isNote} what={what} />;
}

function Popup({
  target,
  said,
  isNote,
  what,
}: Omit<ActionsProps, "draft" | "what"> & { what: "menu" | "delete" }) {
  const menu = useRef<HTMLDivElement>(null);
  const { conversationId, seq, text, extra } = target;
  useLayoutEffect(() => {
    const element = menu.current;
    const dots = element?.parentElement?.querySelector<HTMLElement>(".said-more");
    if (!element || !dots) return;
    element.showPopover();
    placeBeside(dots, element, dots.getBoundingClientRect().bottom > innerHeight / 2 ? "top" : "bottom");
    moveFocus(element, "[role=menuitem]", "first");
  }, []);
  const close = () => {
    menu.current?.hidePopover();
    acting.value = null;
  };
  const then = (run: () => void) => () => {
    close();
    run();
  };
  const ask = (next: "edit" | "delete") => {
    acting.value = { conversationId, seq, what: next };
  };
  const self = me.value?.id ?? "";
  return (
    <div
      ref={menu}
      popover="auto"
      class="menu actions"
      role="menu"
      aria-label={t("actions")}
      tabIndex={-1}
      onToggle={(event) => {
        const doing = acting.peek();
        const isOurs = doing?.conversationId === conversationId && doing.seq === seq && doing.what === what;
        if (event.newState === "closed" && isOurs) acting.value = null;
      }}
      onKeyDown={(event) => {
        const steps = {
          ArrowDown: "next",
          ArrowRight: "next",
          ArrowUp: "previous",
          ArrowLeft: "previous",
          Home: "first",
          End: "last",
        } as const;
        const step = Object.entries(steps).find(([key]) => key === event.key)?.[1];
        if (event.key === "Tab") close();
        if (!step) return;
        event.preventDefault();
        moveFocus(event.currentTarget, "[role=menuitem]", step);
      }}
    >
      {what === "delete" ? (
        <>
          <p class="actions-question">{t("removeQuestion")}</p>
          <Item icon={Trash2} label={t("remove")} isDanger onChoose={then(() => deleteMessage(target))} />
          <Item label={tCommon("cancel")} onChoose={close} />
        </>
      ) : (
        <>
          <div class="actions-emoji">
            {REACTIONS.map((emoji) => {
              const known = extra.reactions?.find((one) => one.emoji === emoji);
              return (
                <button
                  key={emoji}
                  type="button"
                  role="menuitem"
                  tabIndex={-1}
                  class={known && isBy(known, self) ? "is-mine" : ""}
                  aria-label={t("react", { emoji })}
                  onClick={() => {
                    close();
                    react(target, emoji);
                  }}
                >
                  {emoji}
                </button>
              );
            })}
          </div>
          <Item icon={Reply} label={t("reply")} onChoose={then(() => startReply(target, said, isNote))} />
          {text && <Item icon={Copy} label={t("copy")} onChoose={then(() => void copy(text))} />}
          <Item icon={Link} label={t("copyLink")} onChoose={then(() => void copy(permalink(target)))} />
          {mayEdit(conversationId, said, isNote) && (
            <Item icon={Pencil} label={t("edit")} onChoose={() => ask("edit")} />
          )}
          {mayDelete(said) && (
            <Item icon={Trash2} label={t("remove")} isDanger onChoose={() => ask("delete")} />
          )}
        </>
      )}
    </div>
  );
}

interface ItemProps {
  label: string;
  icon?: typeof Copy;
  isDanger?: boolean;
  onChoose: () => void;
}

function Item({ label, icon, isDanger, onChoose }: ItemProps) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      class={`menu-item ${isDanger ? "menu-danger" : ""}`}
      onClick={onChoose}
    >
      {icon && <Icon icon={icon} size={16} />}
      <span class="menu-label">{label}</span>
    </button>
  );
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notify(t("copied"));
  } catch {
    notify(t("notCopied"), "problem");
  }
}
