/** A copy of `base` with the fields that a partial input gives. */
export function patched<T extends object>(base: T, change: { [K in keyof T]?: T[K] | undefined }): T {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...base, ...Object.fromEntries(given) };
}
