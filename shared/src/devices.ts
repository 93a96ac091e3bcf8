export const DEVICE_KINDS = ["desktop", "mobile", "tablet"] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

/** What a browser runs on, read from what it says of itself. */
export interface Device {
  kind: DeviceKind;
  /** "Chrome 141"; "" when it is not known. */
  browser: string;
  /** "Android"; "" when it is not known. */
  system: string;
}
