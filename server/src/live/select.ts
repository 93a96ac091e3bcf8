type Compare<T> = (a: T, b: T) => number;

/**
 * Items [from, from + size) of the order, without bringing all others into order: a window of fifty among twenty
 * thousand costs a few passes. Changes the order of `items`.
 */
export function sortedSlice<T>(items: T[], from: number, size: number, compare: Compare<T>): T[] {
  const first = Math.min(from, items.length);
  const last = Math.min(from + size, items.length);
  if (first >= last) return [];
  partition(items, 0, items.length, first, compare);
  partition(items, first, items.length, last, compare);
  return items.slice(first, last).sort(compare);
}

/** Hoare's quickselect: whatever is before `nth` is not greater than what is at it or after. */
function partition<T>(items: T[], start: number, end: number, nth: number, compare: Compare<T>): void {
  let low = start;
  let high = end - 1;
  while (low < high && nth > low && nth <= high) {
    const pivot = medianOfThree(items, low, high, compare);
    let i = low;
    let j = high;
    while (i <= j) {
      while (compare(at(items, i), pivot) < 0) i++;
      while (compare(at(items, j), pivot) > 0) j--;
      if (i <= j) {
        const moved = at(items, i);
        items[i] = at(items, j);
        items[j] = moved;
        i++;
        j--;
      }
    }
    if (nth <= j) high = j;
    else if (nth >= i) low = i;
    else return;
  }
}

function medianOfThree<T>(items: T[], low: number, high: number, compare: Compare<T>): T {
  const three = [at(items, low), at(items, (low + high) >> 1), at(items, high)].sort(compare);
  return at(three, 1);
}

/** Within bounds, by the ways of the algorithm. */
function at<T>(items: readonly T[], index: number): T {
  return items[index] as T;
}
