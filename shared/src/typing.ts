/** How fast "as if typed" is: the same for everybody in an organisation. Pure. */
export interface TypingSpeed {
  /** Characters a second, 3.5 for example; 0: such messages are sent at once. */
  charsPerSecond: number;
  minSeconds: number;
  maxSeconds: number;
  /** Percent by which it varies, up or down: nobody types like a clock. */
  variation: number;
}

export const TYPING_SPEED: TypingSpeed = { charsPerSecond: 12, minSeconds: 1, maxSeconds: 12, variation: 15 };

/**
 * Milliseconds it takes to type a text. It varies by the seed alone (a message's clientId), so that everyone
 * who reckons gets the same.
 */
export function typingMs(text: string, speed: TypingSpeed, seed: string): number {
  if (speed.charsPerSecond <= 0) return 0;
  const { minSeconds, maxSeconds, variation } = speed;
  const seconds =
    ([...text].length / speed.charsPerSecond) * (1 + (variation / 100) * (2 * chance(seed) - 1));
  return Math.round(1000 * Math.min(Math.max(seconds, minSeconds), Math.max(minSeconds, maxSeconds)));
}

/** A number from 0 up to 1 that looks random and follows from the seed: FNV-1a, with its bits mixed once more. */
function chance(seed: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}
