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

/** In this order: many browsers also name the ones they descend from. */
const BROWSERS: readonly [string, RegExp][] = [
  ["Edge", /\bEdg(?:e|A|iOS)?\/(\d+)/],
  ["Opera", /\bOPR\/(\d+)/],
  ["Samsung Internet", /\bSamsungBrowser\/(\d+)/],
  ["Vivaldi", /\bVivaldi\/(\d+)/],
  ["Firefox", /\b(?:Firefox|FxiOS)\/(\d+)/],
  ["Chrome", /\b(?:HeadlessChrome|Chrome|CriOS)\/(\d+)/],
  ["Safari", /\bVersion\/(\d+)[.\d]*.*\bSafari\//],
];
const SYSTEMS: readonly [string, RegExp][] = [
  ["Android", /\bAndroid\b/],
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Windows", /\bWindows\b/],
  ["macOS", /\bMac OS X\b|\bMacintosh\b/],
  ["Linux", /\bLinux\b/],
];
/** Names of those that run pages without anybody looking: search engines, previews of links, watchers of uptime. */
const ROBOTS =
  /bot\b|bot\/|crawl|spider|slurp|bingpreview|facebookexternalhit|embedly|lighthouse|pagespeed|pingdom|uptime|monitor/i;

/** `touch`: the main pointer is a finger. An iPad says that it is a Mac, and Macs have no such pointer. */
export function deviceOf(userAgent: string, touch: boolean): Device {
  const browser = BROWSERS.flatMap(([name, pattern]) => {
    const version = pattern.exec(userAgent)?.[1];
    return version ? [`${name} ${version}`] : [];
  })[0];
  const named = SYSTEMS.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? "";
  const system = touch && named === "macOS" ? "iPad" : named;
  return { kind: kindOf(userAgent, system), browser: browser ?? "", system };
}

function kindOf(userAgent: string, system: string): DeviceKind {
  // Android tablets leave out "Mobile".
  if (system === "iPad" || /\bTablet\b/.test(userAgent)) return "tablet";
  if (system === "Android") return /\bMobile\b/.test(userAgent) ? "mobile" : "tablet";
  return system === "iPhone" || /\bMobile\b/.test(userAgent) ? "mobile" : "desktop";
}

/** By its own word: robots that claim to be people are counted as people. */
export function isRobot(userAgent: string): boolean {
  return ROBOTS.test(userAgent);
}
