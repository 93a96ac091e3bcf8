/** How dark a country with so many visitors is drawn, 1 to 4, where `most` are in one: each step is twice as many. */
export function shadeOf(visitors: number, most: number): number {
  if (visitors <= 0) return 0;
  return Math.max(1, Math.min(4, Math.ceil(4 + Math.log2(visitors / most))));
}
