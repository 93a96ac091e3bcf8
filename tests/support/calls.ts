import type { BrowserContext, Locator, Page } from "playwright-core";
import { until } from "./wait.ts";

/** What a page's own code cannot be asked for: its connections, the tracks it was given, and what they carry. */
interface Probed {
  connections: RTCPeerConnection[];
  tracks: MediaStreamTrack[];
}
const probed = "probed";

/** From the next page on: `refuse` names the error that the devices give; `relayed` lets only TURN through. */
export async function probe(
  context: BrowserContext,
  { refuse = "", relayed = false }: { refuse?: string; relayed?: boolean } = {},
): Promise<void> {
  await context.addInitScript(
    ([refuse, relayed]) => {
      const kept: Probed = { connections: [], tracks: [] };
      Object.assign(window, { probed: kept });
      const Native = window.RTCPeerConnection;
      window.RTCPeerConnection = class extends Native {
        constructor(options: RTCConfiguration = {}) {
          super(relayed ? { ...options, iceTransportPolicy: "relay" } : options);
          kept.connections.push(this);
        }
      };
      const { mediaDevices } = navigator;
      for (const name of ["getUserMedia", "getDisplayMedia"] as const) {
        const native = mediaDevices[name].bind(mediaDevices);
        mediaDevices[name] = async (wanted: MediaStreamConstraints) => {
          if (refuse) throw new DOMException("refused", String(refuse));
          const stream = await native(wanted);
          kept.tracks.push(...stream.getTracks());
          return stream;
        };
      }
    },
    [refuse, relayed],
  );
}

/** Pictures come, one after the other. */
export async function plays(video: Locator): Promise<void> {
  const at = () =>
    video.evaluate((element) => {
      const { videoWidth, currentTime } = element as HTMLVideoElement;
      return videoWidth > 0 ? currentTime : 0;
    });
  await video.waitFor();
  const first = await until("a picture", at);
  await until("the next picture", async () => (await at()) > first);
}

/** How much sound has come to this page, as an energy that grows. */
export function heard(page: Page): Promise<number> {
  return page.evaluate(async (name) => {
    const { connections } = (window as unknown as Record<string, Probed>)[name] as Probed;
    const reports = await Promise.all(connections.map((one) => one.getStats()));
    const all = reports.flatMap((report) => [...report.values()]);
    return all
      .filter(({ type, kind }) => type === "inbound-rtp" && kind === "audio")
      .reduce((sum, one) => sum + (one.totalAudioEnergy ?? 0), 0);
  }, probed);
}

export async function hears(page: Page): Promise<void> {
  const before = await heard(page);
  await until("sound", async () => (await heard(page)) > before);
}

/** Whether anything of the visitor's is still being captured. */
export function captures(page: Page): Promise<boolean> {
  return page.evaluate((name) => {
    const { tracks } = (window as unknown as Record<string, Probed>)[name] as Probed;
    return tracks.some(({ readyState }) => readyState === "live");
  }, probed);
}

/** What the browser's own "Stop sharing" does to the page. */
export function stopInBrowser(page: Page): Promise<void> {
  return page.evaluate((name) => {
    const { tracks } = (window as unknown as Record<string, Probed>)[name] as Probed;
    for (const track of tracks) {
      track.stop();
      track.dispatchEvent(new Event("ended"));
    }
  }, probed);
}

/** The kinds of candidates over which the connections that are up go, of both ends. */
export function routes(page: Page): Promise<string[]> {
  return page.evaluate(async (name) => {
    const { connections } = (window as unknown as Record<string, Probed>)[name] as Probed;
    const reports = await Promise.all(connections.map((one) => one.getStats()));
    const all = reports.flatMap((report) => [...report.values()]);
    const pairs = all.filter((one) => one.type === "candidate-pair" && one.state === "succeeded");
    return pairs.flatMap(({ localCandidateId, remoteCandidateId }) =>
      all
        .filter(({ id }) => id === localCandidateId || id === remoteCandidateId)
        .map((one) => String(one.candidateType)),
    );
  }, probed);
}
