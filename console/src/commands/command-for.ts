import { isPlain, isPressed, type Pressed } from "./keys.ts";
import type { Command } from "./registry.ts";

/** What a press means: the command it runs, or that it begins a sequence. */
export function commandFor(
  commands: readonly Command[],
  event: Pressed,
  { begun, plain, mac }: { begun: string; plain: boolean; mac: boolean },
): Command | "begins" | null {
  const fits = (keys: string) => {
    if (!isPlain(keys)) return isPressed(keys, event, mac);
    const [first = "", second] = keys.split(" ");
    return plain && isPressed(keys, event, mac) && begun === (second === undefined ? "" : first);
  };
  const found = commands.find((one) => one.keys?.some(fits));
  if (found) return found;
  const begins = commands.some((one) =>
    one.keys?.some(
      (keys) => isPlain(keys) && keys.includes(" ") && isPressed(keys.split(" ")[0] ?? "", event, mac),
    ),
  );
  return plain && begins ? "begins" : null;
}
