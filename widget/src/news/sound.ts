let context: AudioContext | undefined;

/** Two short soft notes, made on the spot. Browsers keep it silent until the visitor has touched the page. */
export function beep(): void {
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
