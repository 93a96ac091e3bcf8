import { localized } from "@palique/shared/locale.ts";
import { Tool } from "./Icon.tsx";
import { localeOf, type Panel, type Screen } from "./panel.model.ts";
import { shownChat } from "./shown-chat.ts";

export type Heading = readonly [title: string, about: string, online?: boolean];

/** Who is on the other side, and what can be done with the panel itself. */
export function HeaderView({ panel, screen }: { panel: Panel; screen: Screen }) {
  const { host, config, actions, own, store } = panel;
  const { words, ending } = own.get();
  const { sound } = store.get();
  const chat = screen === "chat" ? shownChat(store.get()) : null;
  const operator = chat?.operator;
  const [title, about, online] = heading(panel, screen);
  return (
    <header class="header">
      <span class="face" aria-hidden="true">
        {initials(operator?.name ?? config.organisation)}
        {operator?.avatar && (
          // The page's rules may let no picture in: the initials are below it.
          <img
            key={operator.avatar}
            src={new URL(operator.avatar, host.origin).href}
            alt=""
            onError={(event) => event.currentTarget.remove()}
          />
        )}
      </span>
      <div class="who">
        <strong dir="auto">{title}</strong>
        <span class="small" dir="auto">
          {online && <i class="dot" />}
          {about}
        </span>
      </div>
      {chat && chat.state !== "ended" && !ending && (
        <button type="button" class="tool quiet small" onClick={() => own.set({ ending: true })}>
          {words.endChat}
        </button>
      )}
      {chat && (
        <Tool
          label={words.sound}
          icon={sound ? "sound" : "mute"}
          aria-pressed={sound}
          onClick={() => actions.setSound(!sound)}
        />
      )}
      <Tool label={words.close} icon="close" onClick={actions.close} />
    </header>
  );
}

function heading(panel: Panel, screen: Screen): Heading {
  const { words, extras, ending, picking } = panel.own.get();
  const { chat } = panel.store.get();
  const organisation = panel.config.organisation || words.dialog;
  // What was asked for is not there yet, and comes by itself.
  const waits = !extras && (ending || picking);
  if (screen === "start") return [organisation, words.online, true];
  if (screen === "chat" && chat) {
    const department = waits ? words.connecting : localized(chat.departmentName, localeOf(panel));
    if (chat.state === "queued") return [chat.departmentOnline ? words.waiting : organisation, department];
    const about = chat.held ? words.held : department;
    return [chat.operator?.name ?? organisation, about, chat.state === "active" && !chat.held && !waits];
  }
  if (!extras || screen === "loading") return [organisation, words.connecting];
  return extras.ticketHeading(panel, screen, organisation);
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ""]
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}
