/** Such as "2:13" or "1:02:13". */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const parts = [seconds / 3_600, (seconds / 60) % 60, seconds % 60].map(Math.floor);
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((part, at) => (at ? `${part}`.padStart(2, "0") : part)).join(":");
}
