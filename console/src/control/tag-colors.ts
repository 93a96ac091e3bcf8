/** Told apart on light and on dark; any other can be chosen in the settings. */
export const TAG_COLORS = [
  "#0f6e66",
  "#2f6fd0",
  "#8a4fd3",
  "#c2438a",
  "#c8452f",
  "#b57a00",
  "#5b8a1f",
  "#7a7369",
] as const;

export function nextColor(count: number): string {
  return TAG_COLORS[count % TAG_COLORS.length] ?? TAG_COLORS[0];
}
