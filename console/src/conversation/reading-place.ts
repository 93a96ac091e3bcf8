/** A message in sight, and where it stands: what is added or let go around it must not move it. */
export interface ReadingPlace {
  seq: string;
  /** Pixels below the upper edge of the log. */
  top: number;
}

/** The message nearest to the upper edge. */
export function placeIn(log: HTMLElement): ReadingPlace | null {
  const edge = log.getBoundingClientRect();
  for (const below of [24, 80, 160, 320]) {
    for (const across of [0.2, 0.8]) {
      const hit = document.elementFromPoint(edge.left + edge.width * across, edge.top + below);
      const message = hit?.closest("[data-seq]");
      if (message instanceof HTMLElement && log.contains(message)) {
        return { seq: message.dataset.seq ?? "", top: message.getBoundingClientRect().top - edge.top };
      }
    }
  }
  return null;
}

/** Brings it back to where it stood; false: it is not there any more. */
export function returnTo(log: HTMLElement, { seq, top }: ReadingPlace): boolean {
  const message = log.querySelector(`[data-seq="${seq}"]`);
  if (!message) return false;
  log.scrollTop += message.getBoundingClientRect().top - log.getBoundingClientRect().top - top;
  return true;
}
