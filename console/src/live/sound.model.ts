import { signal } from "@preact/signals";
import { remembered } from "../storage.ts";

const stored = remembered("palique.sound", true);
export const isSoundOn = signal(stored.read());

export function toggleSound(): void {
  isSoundOn.value = !isSoundOn.value;
  stored.write(isSoundOn.value);
  if (isSoundOn.value) beep("message");
}

let context: AudioContext | null = null;

/** Two short notes for a chat that waits, one for a message. Silent until the page was touched once. */
export function beep(kind: "chat" | "message"): void {
  if (!isSoundOn.peek()) return;
  context ??= new AudioContext();
  if (context.state === "suspended") void context.resume().catch(() => {});
  const notes = kind === "chat" ? [660, 880] : [740];
  notes.forEach((frequency, index) => {
    if (context) playNote(context, frequency, context.currentTime + index * 0.14);
  });
}

function playNote(audio: AudioContext, frequency: number, at: number): void {
  const note = audio.createOscillator();
  const volume = audio.createGain();
  note.frequency.value = frequency;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.12, at + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.001, at + 0.22);
  note.connect(volume).connect(audio.destination);
  note.start(at);
  note.stop(at + 0.25);
}
