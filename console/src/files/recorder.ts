import { VOICE_MAX_MS } from "@palique/shared/limits.ts";

/** The microphone, being recorded. */
export interface Recording {
  /** How loud it is, 0 to 1. */
  level(): number;
  elapsed(): number;
  /** What was said, and for how long in ms. */
  finish(): Promise<{ file: File; ms: number }>;
  cancel(): void;
}

export type MicrophoneProblem = "micRefused" | "micMissing" | "micUnknown";

/** AAC, which everything plays, where it can be recorded; else Opus. */
const TYPES = ["audio/mp4;codecs=mp4a.40.2", "audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

/** Starts at once, asking for the microphone if need be; `onLimit` when the longest note is reached. */
export async function startRecording(onLimit: () => void): Promise<Recording | MicrophoneProblem> {
  const type =
    typeof MediaRecorder === "undefined"
      ? undefined
      : TYPES.find((one) => MediaRecorder.isTypeSupported(one));
  if (!type || !navigator.mediaDevices) return "micUnknown";
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch (error) {
    return error instanceof DOMException && error.name === "NotFoundError" ? "micMissing" : "micRefused";
  }
  const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: 32_000 });
  const pieces: Blob[] = [];
  const startedAt = performance.now();
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  recorder.start(1_000);
  const sound = new AudioContext();
  const analyser = sound.createAnalyser();
  analyser.fftSize = 512;
  sound.createMediaStreamSource(stream).connect(analyser);
  const samples = new Uint8Array(analyser.fftSize);
  const limit = setTimeout(onLimit, VOICE_MAX_MS);
  const release = () => {
    clearTimeout(limit);
    for (const track of stream.getTracks()) track.stop();
    void sound.close();
  };
  return {
    level() {
      analyser.getByteTimeDomainData(samples);
      return Math.min(1, samples.reduce((most, one) => Math.max(most, Math.abs(one - 128)), 0) / 96);
    },
    elapsed: () => performance.now() - startedAt,
    finish: () =>
      new Promise((done) => {
        const ms = Math.min(VOICE_MAX_MS, Math.round(performance.now() - startedAt));
        recorder.onstop = () => {
          release();
          const plain = type.split(";")[0] ?? type;
          const ending = plain === "audio/mp4" ? "m4a" : plain.slice("audio/".length);
          done({ file: new File(pieces, `voice-note.${ending}`, { type: plain }), ms });
        };
        recorder.stop();
      }),
    cancel() {
      recorder.onstop = null;
      recorder.stop();
      release();
    },
  };
}
