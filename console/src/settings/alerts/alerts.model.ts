import type { AlertChoice, AlertEvent, AlertSettings } from "@palique/shared/alerts.ts";
import type { OperatorSelf } from "@palique/shared/operator.ts";
import { alerts } from "../../alerts/sound.model.ts";
import { api } from "../../api.ts";
import { me } from "../../session.model.ts";
import { notify } from "../../ui/notices.model.ts";

/** A slider moves many times: one save for all of it. */
const SETTLE_MS = 400;
let timer: ReturnType<typeof setTimeout> | undefined;
let saved: AlertSettings | null = null;

/** Shows and counts at once, and is saved once it rests; if that fails it goes back. */
export function changeAlerts(change: Partial<AlertSettings>): void {
  const self = me.peek();
  if (!self) return;
  saved ??= self.alerts;
  me.value = { ...self, alerts: { ...self.alerts, ...change } };
  clearTimeout(timer);
  timer = setTimeout(() => void save(self.id), SETTLE_MS);
}

export function changeEvent(event: AlertEvent, change: Partial<AlertChoice>): void {
  const { events } = alerts.peek();
  changeAlerts({ events: { ...events, [event]: { ...events[event], ...change } } });
}

async function save(id: string): Promise<void> {
  const before = saved;
  saved = null;
  const answer = await api.patch<OperatorSelf>("/profile", { alerts: alerts.peek() });
  const self = me.peek();
  // Moved on meanwhile: the next save tells the whole of it.
  if (saved || self?.id !== id) return;
  if (answer.ok) {
    me.value = answer.value;
  } else if (before) {
    me.value = { ...self, alerts: before };
    notify(answer.text, "problem");
  }
}
