import type { ShareView } from "@palique/shared/sharing.ts";
import { batch, signal } from "@preact/signals";
import { closeDevices, type Devices, NO_DEVICES, openCamera, openDevices } from "./devices.ts";
import { join } from "./join.ts";

/** What of an end is on right now, told from browser to browser over the call's own data channel. */
interface Live {
  mic: boolean;
  camera: boolean;
}
const UNKNOWN: Live = { mic: true, camera: false };

/** A call that this console takes part in, whatever is on the screen. */
export function openTalk({ id, media }: ShareView) {
  const isVideo = media === "video";
  const devices = signal<Devices>(NO_DEVICES);
  const isAsking = signal(true);
  const isMuted = signal(false);
  const theirs = signal<Live>(UNKNOWN);
  const joining = signal<ReturnType<typeof join> | null>(null);
  let senders: RTCRtpSender[] = [];
  let channel: RTCDataChannel | undefined;
  let isOver = false;

  function prepare(connection: RTCPeerConnection): void {
    const { mic, camera } = devices.peek();
    senders = connection.getTransceivers().map((transceiver, place) => {
      transceiver.direction = "sendrecv";
      void transceiver.sender.replaceTrack(place ? camera : mic);
      return transceiver.sender;
    });
    theirs.value = UNKNOWN;
    // Both ends open it by this number, so neither waits for the other.
    channel = connection.createDataChannel("live", { negotiated: true, id: 0 });
    channel.onopen = tellLive;
    channel.onmessage = ({ data }) => {
      const heard = parse(data);
      if (heard) theirs.value = heard;
    };
  }
  function tellLive(): void {
    const { mic, camera } = devices.peek();
    const live: Live = { mic: mic !== null && !isMuted.peek(), camera: camera !== null };
    if (channel?.readyState === "open") channel.send(JSON.stringify(live));
  }

  /** Puts them into the connection of now. */
  function use(next: Devices): void {
    devices.value = next;
    const { mic, camera } = next;
    if (mic) mic.enabled = !isMuted.peek();
    for (const [place, track] of [mic, camera].entries()) {
      senders[place]?.replaceTrack(track).catch(() => {
        // The connection ended meanwhile; the next one begins with it.
      });
    }
    // Taken away: unplugged, or by the browser's own button.
    if (mic) mic.onended = () => lose("mic", mic);
    if (camera) camera.onended = () => lose("camera", camera);
    tellLive();
  }
  function lose(kind: "mic" | "camera", track: MediaStreamTrack): void {
    const before = devices.peek();
    if (before[kind] === track) use({ ...before, [kind]: null, [`${kind}Problem`]: "missing" });
  }

  async function start(): Promise<void> {
    isAsking.value = true;
    closeDevices(devices.peek());
    const found = await openDevices(isVideo);
    if (isOver) return closeDevices(found);
    batch(() => {
      isAsking.value = false;
      use(found);
      if (found.mic) joining.value ??= join(id, prepare);
    });
  }
  void start();

  return {
    isVideo,
    devices,
    isAsking,
    isMuted,
    theirs,
    /** null until there is a microphone. */
    joining,
    /** Asks for the devices once more. */
    retry: start,
    mute(): void {
      isMuted.value = !isMuted.peek();
      use(devices.peek());
    },
    async toggleCamera(): Promise<void> {
      const before = devices.peek();
      if (isAsking.peek()) return;
      // Stopped, not only dark: its light goes out.
      before.camera?.stop();
      if (before.camera) return use({ ...before, camera: null, cameraProblem: null });
      isAsking.value = true;
      const found = await openCamera();
      isAsking.value = false;
      const camera = typeof found === "string" ? null : found;
      if (isOver) return camera?.stop();
      use({ ...devices.peek(), camera, cameraProblem: typeof found === "string" ? found : null });
    },
    close(): void {
      isOver = true;
      joining.peek()?.close();
      closeDevices(devices.peek());
    },
  };
}
export type Talk = ReturnType<typeof openTalk>;

function parse(data: unknown): Live | null {
  try {
    const { mic, camera } = JSON.parse(String(data));
    return { mic: mic === true, camera: camera === true };
  } catch {
    return null;
  }
}
