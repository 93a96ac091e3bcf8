import proxyAddr from "proxy-addr";

/** A variable of the environment: the README's table is checked against all of them. */
export interface Variable<T> {
  name: string;
  /** As the README shows it. */
  fallback: string;
  about: string;
  /** What a value may be, for the one line that refuses a wrong one. */
  allowed: string;
  /** undefined: not allowed. */
  parse: (value: string) => T | undefined;
}

export function variable<T>(variable: Variable<T>): Variable<T> {
  return variable;
}

/** Parsers of values of the environment: undefined is what is not allowed. */

export const oneOf =
  <T extends string>(...values: T[]) =>
  (value: string): T | undefined =>
    values.find((one) => one === value);

export function url(...protocols: string[]) {
  return (value: string): string | undefined => {
    if (!URL.canParse(value)) return undefined;
    return protocols.includes(new URL(value).protocol) ? value.replace(/\/+$/, "") : undefined;
  };
}

export function switchValue(value: string): boolean | undefined {
  if (["on", "true", "1", "yes"].includes(value)) return true;
  return ["off", "false", "0", "no"].includes(value) ? false : undefined;
}

/** Express's "trust proxy": on, off, a number of hops, or addresses and subnets. */
export function trustProxy(value: string): boolean | number | string | undefined {
  if (/^\d+$/.test(value)) return Number(value);
  const known = switchValue(value);
  if (known !== undefined) return known;
  try {
    proxyAddr.compile(value.split(",").map((part) => part.trim()));
    return value;
  } catch {
    return undefined;
  }
}
