import type { Base } from "../base/parts.ts";

let context: AudioContext | undefined;

/** Tells of this message, unless it is in front of the eyes or the sound is off. The tab that is first rings for all. */
export function ring({ core, storage }: Base, seq: string): void {
  const isSeen = core?.store.get().open && !document.hidden;
  if (isSeen || storage.get("mute") || storage.get("rang") === seq) return;
  storage.set("rang", seq);
  beep();
}

/** Two short soft notes, made on the spot. Browsers keep it silent until the visitor has touched the page. */
function beep(): void {
  try {
    context ??= new AudioContext();
    for (const [at, hertz] of [
      [0, 660],
      [0.12, 880],
    ] as const) {
      const start = context.currentTime + at;
      const note = context.createOscillator();
      const volume = context.createGain();
      note.frequency.value = hertz;
      volume.gain.setValueAtTime(0.08, start);
      volume.gain.exponentialRampToValueAtTime(0.001, start + 0.25);
      note.connect(volume).connect(context.destination);
      note.start(start);
      note.stop(start + 0.25);
    }
  } catch {
    // No audio here: the badge says the same.
  }
}
