import type { Ask } from "./asks.ts";

type Unable = "screen" | "voice" | "video";
const NEEDS: Record<Unable, [method: "getDisplayMedia" | "getUserMedia", feature: string]> = {
  screen: ["getDisplayMedia", "display-capture"],
  voice: ["getUserMedia", "microphone"],
  video: ["getUserMedia", "camera"],
};

/**
 * What of it this browser cannot do on this page: phones show no screens, plain http has no devices, and the page's
 * own Permissions-Policy may say no (only Chromium tells).
 */
export function unable(about: Ask["about"]): Unable | null {
  if (about !== "screen" && about !== "voice" && about !== "video") return null;
  const [method, feature] = NEEDS[about];
  const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
  const { featurePolicy } = document as { featurePolicy?: { allowsFeature(name: string): boolean } };
  const able =
    mediaDevices?.[method] &&
    typeof RTCPeerConnection === "function" &&
    (featurePolicy?.allowsFeature(feature) ?? true);
  return able ? null : about;
}
