import type { LogItem } from "./log.model.ts";
import { localeOf, type Panel } from "./panel.model.ts";
import { clock } from "./times.ts";

/** A day, an event or a message. */
export function LogLine({ item, panel }: { item: LogItem; panel: Panel }) {
  const { words, rich, extras } = panel.own.get();
  const locale = localeOf(panel);
  const time = clock(locale, item.at);
  if (item.kind === "day") {
    return <p class="event day small">{extras?.dayLine(panel, item.at)}</p>;
  }
  if (item.kind === "event") {
    return (
      <p class="event small" dir="auto">
        {item.text} · {time}
      </p>
    );
  }
  const { key, mine, name, text, state, first, last } = item;
  return (
    <div class={`said ${mine ? "mine" : "theirs"}${first ? " first" : ""} ${state}`}>
      {rich ? (
        <rich.Bubble item={item} panel={panel} />
      ) : (
        <p class="bubble" dir="auto">
          <span class="unseen" dir="auto">
            {mine ? words.you : name}:{" "}
          </span>
          {text}
        </p>
      )}
      {state === "failed" ? (
        <p class="meta wrong small">
          {words.states[state]}
          {extras && <extras.FailedTools panel={panel} id={key} />}
        </p>
      ) : (
        last && (
          <p class="meta small" dir="auto">
            {mine ? `${time} · ${words.states[state]}` : `${name} · ${time}`}
          </p>
        )
      )}
    </div>
  );
}
