/** Random characters of five bits each: 43 make a visitor's token, 22 a client id. Works on plain http pages too. */
export function randomText(length: number): string {
  return crypto
    .getRandomValues(new Uint8Array(length))
    .reduce((text, byte) => text + (byte % 32).toString(32), "");
}
