import { CALL_WORDS } from "../i18n/call.ts";
import { isolate } from "../share/isolate.ts";
import type { OpenSharePart } from "../share/parts.ts";
import { type Devices, openCamera, openDevices } from "./devices.ts";
import { type Live, openLive } from "./live.ts";
import { createPeers } from "./peers.ts";
import { createStage } from "./stage.ts";
import { createTools } from "./tools.ts";
import { takeTurn } from "./turn.ts";

const SILENT: Live = { mic: true, camera: false };

/** A call with the operator who asked for it. The browser's own question comes with the click that opens this. */
export const open: OpenSharePart = (shared) => {
  const words = CALL_WORDS[shared.base.told.locale];
  const { id, media, by } = shared.share();
  const name = isolate(by.name);
  const isVideo = media === "video";
  const tools = createTools(shared);
  const stage = createStage(tools, words, name, isVideo);
  let devices: Devices = { mic: undefined, camera: undefined };
  let isMuted = false;
  let isAsking = false;
  let isOver = false;
  let theirs = SILENT;
  /** Of the connection of now. */
  let senders: RTCRtpSender[] = [];
  let tellLive: (() => void) | undefined;
  let letGo: (() => void) | undefined;

  const peers = createPeers(shared, {
    only: true,
    ready: () => Boolean(devices.mic),
    prepare,
    changed: draw,
  });
  const again = tools.button(words.again, () => void start());
  const mute = tools.button("", () => {
    isMuted = !isMuted;
    draw();
  });
  const camera = tools.button("", () => void toggleCamera());

  function prepare(connection: RTCPeerConnection): void {
    const tracks = isVideo
      ? ([devices.mic ?? "audio", devices.camera ?? "video"] as const)
      : [devices.mic ?? "audio"];
    senders = tracks.map((track) => connection.addTransceiver(track, { direction: "sendrecv" }).sender);
    theirs = SILENT;
    const stream = new MediaStream();
    connection.ontrack = ({ track }) => {
      stream.addTrack(track);
      stage.take(stream);
    };
    const now = () => ({ mic: Boolean(devices.mic) && !isMuted, camera: Boolean(devices.camera) });
    tellLive = openLive(connection, now, (live) => {
      theirs = live;
      draw();
    });
  }

  async function start(): Promise<void> {
    if (isAsking || isOver) return;
    isAsking = true;
    close(devices);
    devices = { mic: undefined, camera: undefined };
    draw();
    const found = await openDevices(isVideo);
    isAsking = false;
    if (isOver) return close(found);
    devices = found;
    letGo ??= takeTurn(id, lost);
    put(0, devices.mic);
    put(1, devices.camera);
    // Taken away: unplugged, or by the browser's own button.
    for (const kind of ["mic", "camera"] as const) watch(kind);
    shared.tell({ state: "live" });
    draw();
  }

  function watch(kind: "mic" | "camera"): void {
    const track = devices[kind];
    if (!track) return;
    track.onended = () => {
      if (devices[kind] !== track) return;
      devices = { ...devices, [kind]: undefined, [`${kind}Problem`]: "missing" };
      draw();
    };
  }

  async function toggleCamera(): Promise<void> {
    if (isAsking) return;
    devices.cameraProblem = undefined;
    if (devices.camera) {
      // Stopped, not only dark: its light goes out.
      devices.camera.stop();
      devices.camera = undefined;
    } else {
      isAsking = true;
      const found = await openCamera();
      isAsking = false;
      if (typeof found === "string") devices.cameraProblem = found;
      else if (isOver) return found.stop();
      else devices.camera = found;
      watch("camera");
    }
    put(1, devices.camera);
    draw();
  }

  function put(place: number, track: MediaStreamTrack | undefined): void {
    senders[place]?.replaceTrack(track ?? null).catch(() => {
      // The connection ended meanwhile; the next one begins with it.
    });
  }

  function draw(): void {
    if (isOver) return;
    const { mic, micProblem, cameraProblem } = devices;
    const isUp = peers.connections().length > 0;
    if (mic) mic.enabled = !isMuted;
    if (isAsking) tools.say(isVideo ? words.askingVideo : words.asking);
    else if (micProblem) tools.say(words.mic[micProblem]);
    else if (!isUp) tools.say(words.connecting);
    else if (cameraProblem) tools.say(words.camera[cameraProblem]);
    else tools.say(theirs.mic ? "" : words.muted(name));
    again.hidden = !micProblem || isAsking;
    mute.hidden = camera.hidden = !mic;
    camera.hidden ||= !isVideo;
    mute.textContent = isMuted ? words.unmute : words.mute;
    camera.textContent = devices.camera ? words.cameraOff : words.cameraOn;
    stage.show({ theirs: isUp && theirs.camera, own: devices.camera });
    tellLive?.();
  }

  function close({ mic, camera }: Devices): void {
    mic?.stop();
    camera?.stop();
  }
  function drop(): void {
    close(devices);
    devices = { mic: undefined, camera: undefined };
    peers.leaveAll();
    stage.stop();
  }
  /** Another tab has it now. */
  function lost(): void {
    if (isOver) return;
    drop();
    shared.tell({ state: "hidden" });
    tools.remove();
    isOver = true;
  }

  void start();
  return {
    signal: peers.hear,
    stop() {
      isOver = true;
      drop();
      peers.close();
      letGo?.();
      tools.remove();
    },
  };
};
