/** What a browser says when it gives no device. */
export type DeviceProblem = "denied" | "missing" | "busy" | "broken";

export interface Devices {
  mic: MediaStreamTrack | null;
  camera: MediaStreamTrack | null;
  micProblem: DeviceProblem | null;
  cameraProblem: DeviceProblem | null;
}

export const NO_DEVICES: Devices = { mic: null, camera: null, micProblem: null, cameraProblem: null };

const CAMERA = { width: { ideal: 640 }, height: { ideal: 480 }, facingMode: "user" };

function problemOf(error: unknown): DeviceProblem {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "missing";
  return name === "NotReadableError" || name === "AbortError" ? "busy" : "broken";
}

/** Both in one question. Without a camera a call is talked through all the same. */
export async function openDevices(withCamera: boolean): Promise<Devices> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: withCamera && CAMERA });
    return {
      ...NO_DEVICES,
      mic: stream.getAudioTracks()[0] ?? null,
      camera: stream.getVideoTracks()[0] ?? null,
    };
  } catch (error) {
    const problem = problemOf(error);
    if (!withCamera) return { ...NO_DEVICES, micProblem: problem };
    return { ...(await openDevices(false)), cameraProblem: problem };
  }
}

export async function openCamera(): Promise<MediaStreamTrack | DeviceProblem> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: CAMERA });
    return stream.getVideoTracks()[0] ?? "missing";
  } catch (error) {
    return problemOf(error);
  }
}

export function closeDevices({ mic, camera }: Devices): void {
  mic?.stop();
  camera?.stop();
}
