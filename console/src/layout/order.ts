/** An order somebody gave by hand. */

/** As given in `order`; what is not named there comes after, as it stood. */
export function inOrder<T>(items: readonly T[], idOf: (item: T) => string, order: readonly string[]): T[] {
  if (order.length === 0) return [...items];
  const places = new Map(order.map((id, place) => [id, place]));
  const place = (item: T) => places.get(idOf(item)) ?? order.length;
  return [...items].sort((a, b) => place(a) - place(b));
}

/** With one of them at another place; unchanged where there is no such place. */
export function moved(ids: readonly string[], id: string, to: number): readonly string[] {
  if (!ids.includes(id) || to < 0 || to >= ids.length) return ids;
  const rest = ids.filter((one) => one !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}
