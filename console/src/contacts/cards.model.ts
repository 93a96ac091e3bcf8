import type { ContactCard, ContactField } from "@palique/shared/contacts.ts";
import type { VisitSummary } from "@palique/shared/visits.ts";
import { batch, type Signal, signal } from "@preact/signals";
import { api } from "../api.ts";
import { erasures } from "../inbox/gone.model.ts";
import { whenSignedOut } from "../session.model.ts";

/** A person as this console knows them; shown at once when they are opened again, then brought up to date. */
export interface Card {
  readonly id: string;
  readonly state: Signal<"loading" | "ready" | "missing" | "failed">;
  readonly card: Signal<ContactCard | null>;
  /** Null: not known yet. */
  readonly visits: Signal<readonly VisitSummary[] | null>;
}

/** What the administrator wants to know of people; null: not known yet. */
export const fields = signal<readonly ContactField[] | null>(null);

const CARDS_MAX = 30;
const cards = new Map<string, Card>();
/** The newest reading of each; an older one that comes late changes nothing. */
const readings = new WeakMap<Card, number>();
let reading = 0;
let erased = erasures.peek();

whenSignedOut(() => {
  cards.clear();
  fields.value = null;
});

/** Whoever shows it shows a fresh one once somebody was erased: it may be who this was. */
export function cardNamed(id: string): Card {
  if (erasures.value !== erased) cards.clear();
  erased = erasures.peek();
  const known = cards.get(id);
  if (known) return known;
  const card = { id, state: signal("loading"), card: signal(null), visits: signal(null) } as Card;
  cards.set(id, card);
  const oldest = cards.keys().next();
  if (cards.size > CARDS_MAX && !oldest.done) cards.delete(oldest.value);
  return card;
}

/** Brings what is new; what is shown stays until then. */
export async function readCard(card: Card): Promise<void> {
  const number = ++reading;
  readings.set(card, number);
  const path = `/contacts/${encodeURIComponent(card.id)}`;
  const [answer, visits, known] = await Promise.all([
    api.get<ContactCard>(path),
    api.get<VisitSummary[]>(`${path}/visits`),
    api.get<ContactField[]>("/contact-fields"),
  ]);
  if (readings.get(card) !== number) return;
  batch(() => {
    if (known.ok) fields.value = known.value;
    if (visits.ok) card.visits.value = visits.value;
    if (answer.ok) {
      card.card.value = answer.value;
      card.state.value = "ready";
    } else if (answer.error === "not-found") {
      card.card.value = null;
      card.state.value = "missing";
    } else if (!card.card.peek()) {
      card.state.value = "failed";
    }
  });
}

/** Readings under way are of before a change: they must not bring it back. */
export function passOver(card: Card): void {
  readings.set(card, ++reading);
}
