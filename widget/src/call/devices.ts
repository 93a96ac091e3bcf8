import { type DeviceProblem, problemOf } from "./tools.ts";

/** The visitor's microphone and camera; either may be missing. */
export interface Devices {
  mic: MediaStreamTrack | undefined;
  camera: MediaStreamTrack | undefined;
  micProblem?: DeviceProblem | undefined;
  cameraProblem?: DeviceProblem | undefined;
}

const CAMERA = { width: { ideal: 640 }, height: { ideal: 480 }, facingMode: "user" };

/** Both in one question. Without a camera a call is talked through all the same. */
export async function openDevices(withCamera: boolean): Promise<Devices> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: withCamera && CAMERA });
    return { mic: stream.getAudioTracks()[0], camera: stream.getVideoTracks()[0] };
  } catch (error) {
    const problem = problemOf(error);
    if (!withCamera) return { mic: undefined, camera: undefined, micProblem: problem };
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
