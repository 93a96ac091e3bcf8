type Take<T> = (call: T) => void;

/**
 * A part that is loaded with the first call on it. Calls stay in line until it is there, or out of reach until the
 * next one; without a call it carries out what is in line. Done when the line is empty.
 */
export function later<T>(load: () => Promise<Take<T>>): (...calls: T[]) => Promise<void> {
  const line: T[] = [];
  let loading: Promise<Take<T> | undefined> | undefined;
  return async (...calls) => {
    line.push(...calls);
    if (!line[0]) return;
    loading ??= load().catch(() => {
      loading = undefined;
      return undefined;
    });
    const take = await loading;
    if (take) for (const call of line.splice(0)) take(call);
  };
}
