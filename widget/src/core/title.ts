/**
 * Puts the number of unread messages in front of a title and takes it away again. `added` is what was put there
 * last: a page whose own title begins with a number in brackets keeps it.
 */
export function titleWith(title: string, added: string, unread: number): { title: string; added: string } {
  const own = added && title.startsWith(added) ? title.slice(added.length) : title;
  const adding = unread ? `(${unread}) ` : "";
  return { title: adding + own, added: adding };
}
