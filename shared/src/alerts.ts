/** What an operator can be told of, and how. Pure: browsers run it. */

export const ALERT_EVENTS = [
  "waiting",
  "offer",
  "message",
  "transfer",
  "mention",
  "ticket",
  "returned",
] as const;
/**
 * waiting: a new chat in a department of mine; offer: one offered to me; message: a visitor wrote in a chat of
 * mine; transfer: a colleague hands me a chat; mention: a note names me; ticket: a new one in a department of
 * mine; returned: a chat of mine went back to the queue or to somebody else.
 */
export type AlertEvent = (typeof ALERT_EVENTS)[number];

export const TONES = ["none", "chime", "bell", "marimba", "drop", "harp", "knock", "glow"] as const;
export type Tone = (typeof TONES)[number];

export const REPEAT_SECONDS = [5, 10, 20, 30, 60] as const;

export interface AlertChoice {
  tone: Tone;
  /** Shown by the browser or the phone while the console is not in sight. */
  notify: boolean;
}

export interface AlertSettings {
  /** 0 to 100. */
  volume: number;
  /** The tone of a chat that waits or is offered, or of a message not answered, comes again until it is. */
  repeat: boolean;
  repeatSeconds: number;
  /** No sound while this operator writes. */
  quietWhileTyping: boolean;
  /** Notifications show names and words; else only what kind of news it is. */
  showText: boolean;
  events: Record<AlertEvent, AlertChoice>;
}

/** Until an operator chooses otherwise: tickets and chats that left are seen, not heard. */
export const DEFAULT_ALERTS: AlertSettings = {
  volume: 60,
  repeat: false,
  repeatSeconds: 20,
  quietWhileTyping: true,
  showText: true,
  events: {
    waiting: { tone: "chime", notify: true },
    offer: { tone: "harp", notify: true },
    message: { tone: "drop", notify: true },
    transfer: { tone: "harp", notify: true },
    mention: { tone: "marimba", notify: true },
    ticket: { tone: "none", notify: true },
    returned: { tone: "knock", notify: false },
  },
};

/** What was stored, with the default where something is missing. */
export function withDefaults(stored: Partial<AlertSettings>): AlertSettings {
  return { ...DEFAULT_ALERTS, ...stored, events: { ...DEFAULT_ALERTS.events, ...stored.events } };
}
