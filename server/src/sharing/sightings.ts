/** Less than half of the shortest idle time a site can have. */
const EVERY_MS = 20_000;
/** From so many on, those that are over are looked for. */
const MANY = 1_000;

/** When this process last wrote down that a visitor was seen, so that not every frame asks the database. */
export function openSightings(now: () => number) {
  const written = new Map<string, number>();
  return {
    /** True three times a minute at most for each. */
    isNews(shareId: string): boolean {
      const before = now() - EVERY_MS;
      if ((written.get(shareId) ?? 0) > before) return false;
      if (written.size >= MANY) for (const [id, at] of written) if (at <= before) written.delete(id);
      written.set(shareId, now());
      return true;
    },
  };
}
export type Sightings = ReturnType<typeof openSightings>;
