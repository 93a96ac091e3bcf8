/** What goes in front of a tab's title. */
export function countMark(unread: number): string {
  return unread ? `(${unread}) ` : "";
}

/** The title without the mark that was put there: a page's own number in brackets stays. */
export function ownTitle(title: string, mark: string): string {
  return mark && title.startsWith(mark) ? title.slice(mark.length) : title;
}
