/** In a sentence of another direction a name stays what it is, and turns nothing round (Unicode UAX #9, FSI and PDI). */
export function isolate(name: string): string {
  return `\u2068${name}\u2069`;
}
