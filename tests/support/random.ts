/** Chance that can be repeated: the same seed gives the same choices (mulberry32). */
export interface Random {
  /** A whole number from 0 to `bound - 1`. */
  below(bound: number): number;
  pick<T>(choices: readonly T[]): T;
}

export function generator(seed: number): Random {
  let state = seed >>> 0;
  function below(bound: number): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  }
  return {
    below,
    pick(choices) {
      if (choices.length === 0) throw new Error("nothing to pick from");
      return choices[below(choices.length)] as (typeof choices)[number];
    },
  };
}
