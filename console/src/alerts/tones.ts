import type { Tone } from "@palique/shared/alerts.ts";

/** One note: Hz, when it starts and how long it rings in seconds, and its share of the volume. */
type Note = readonly [frequency: number, start: number, length: number, level?: number];
interface Sound {
  wave: OscillatorType;
  /** Seconds until a note is at its loudest: short is struck, long is blown. */
  attack: number;
  notes: readonly Note[];
}

/** Made here, so that nothing has to be loaded before it can be heard. */
const SOUNDS: Record<Exclude<Tone, "none">, Sound> = {
  chime: {
    wave: "sine",
    attack: 0.012,
    notes: [
      [659, 0, 0.5],
      [880, 0.14, 0.8],
    ],
  },
  bell: {
    wave: "sine",
    attack: 0.004,
    notes: [
      [784, 0, 1.4],
      [1568, 0, 0.9, 0.35],
      [2352, 0, 0.5, 0.15],
    ],
  },
  marimba: {
    wave: "triangle",
    attack: 0.003,
    notes: [
      [523, 0, 0.25],
      [659, 0.11, 0.25],
      [784, 0.22, 0.35],
    ],
  },
  drop: {
    wave: "sine",
    attack: 0.006,
    notes: [
      [988, 0, 0.14],
      [1319, 0.07, 0.22],
    ],
  },
  harp: {
    wave: "triangle",
    attack: 0.005,
    notes: [
      [440, 0, 0.6],
      [554, 0.09, 0.6],
      [659, 0.18, 0.6],
      [880, 0.27, 0.9],
    ],
  },
  knock: {
    wave: "triangle",
    attack: 0.002,
    notes: [
      [196, 0, 0.12],
      [196, 0.16, 0.14],
    ],
  },
  glow: {
    wave: "sine",
    attack: 0.16,
    notes: [
      [392, 0, 0.9, 0.7],
      [494, 0.05, 0.9, 0.7],
      [587, 0.1, 1, 0.7],
    ],
  },
};
/** The loudest a single note gets: several of them sound together. */
const LOUDEST = 0.32;

let context: AudioContext | null = null;

/** Whether the browser lets this page be heard: only once somebody touched it. Asking earlier would be logged. */
export function mayBeHeard(): boolean {
  return navigator.userActivation?.hasBeenActive ?? true;
}

/** Plays it at `volume` (0 to 100). Does nothing where the page may not be heard. */
export function playTone(tone: Tone, volume: number): void {
  if (tone === "none" || volume <= 0 || !mayBeHeard()) return;
  context ??= new AudioContext();
  if (context.state === "suspended") void context.resume().catch(() => {});
  const { wave, attack, notes } = SOUNDS[tone];
  for (const note of notes) playNote(context, wave, attack, note, (volume / 100) ** 2 * LOUDEST);
}

function playNote(audio: AudioContext, wave: OscillatorType, attack: number, note: Note, loud: number): void {
  const [frequency, start, length, level = 1] = note;
  const at = audio.currentTime + start;
  const voice = audio.createOscillator();
  const gain = audio.createGain();
  voice.type = wave;
  voice.frequency.value = frequency;
  gain.gain.setValueAtTime(0.0001, at);
  gain.gain.exponentialRampToValueAtTime(Math.max(loud * level, 0.0002), at + attack);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + length);
  voice.connect(gain).connect(audio.destination);
  voice.start(at);
  voice.stop(at + length + 0.05);
}
