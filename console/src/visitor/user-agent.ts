import { deviceOf } from "@palique/shared/devices.ts";

/** "Chrome 141 · Android"; "" when nothing in it is known. */
export function browserName(userAgent: string): string {
  const { browser, system } = deviceOf(userAgent, false);
  return [browser, system].filter(Boolean).join(" · ");
}
