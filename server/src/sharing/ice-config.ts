import { type Variable, variable } from "../config-values.ts";

/** Through what the two ends of a call or a shared screen find each other, as the environment says. */
export interface IceConfig {
  stun: string[];
  turn: { urls: string[]; access: { secret: string } | { username: string; password: string } } | null;
}

const URLS_MAX = 10;

/** RFC 7064 and RFC 7065. */
function iceUrls(scheme: "stun" | "turn") {
  const query = scheme === "turn" ? "(\\?transport=(udp|tcp))?" : "";
  const url = new RegExp(`^${scheme}s?:([\\w.-]+|\\[[\\da-f:.]+\\])(:\\d{1,5})?${query}$`, "i");
  return (value: string): string[] | undefined => {
    const urls = value.split(",").map((one) => one.trim());
    return urls.length <= URLS_MAX && urls.every((one) => url.test(one)) ? urls : undefined;
  };
}

const some = (value: string): string | undefined => (value.length <= 500 ? value : undefined);

export const ICE_VARIABLES = {
  stunUrls: variable({
    name: "STUN_URLS",
    fallback: "none",
    about: "STUN servers for shared screens and calls",
    allowed: `up to ${URLS_MAX} addresses such as stun:stun.example.com:3478, with commas between them`,
    parse: iceUrls("stun"),
  }),
  turnUrls: variable({
    name: "TURN_URLS",
    fallback: "none",
    about: "TURN servers for them; needed by people in different networks",
    allowed: `up to ${URLS_MAX} addresses such as turn:turn.example.com:3478?transport=udp, with commas between them`,
    parse: iceUrls("turn"),
  }),
  turnSecret: variable({
    name: "TURN_SECRET",
    fallback: "none",
    about: "Secret shared with them (coturn's static-auth-secret), for passwords that expire",
    allowed: "at most 500 characters",
    parse: some,
  }),
  turnUsername: variable({
    name: "TURN_USERNAME",
    fallback: "none",
    about: "Instead of TURN_SECRET: a username that does not expire",
    allowed: "at most 500 characters",
    parse: some,
  }),
  turnPassword: variable({
    name: "TURN_PASSWORD",
    fallback: "none",
    about: "Its password",
    allowed: "at most 500 characters",
    parse: some,
  }),
};

interface Given {
  stun: string[] | null;
  turn: string[] | null;
  secret: string | null;
  username: string | null;
  password: string | null;
}

/** `missing` throws for a variable that another one needs. */
export function iceConfig(
  { stun, turn, secret, username, password }: Given,
  missing: (needed: Variable<unknown>, given: Variable<unknown>) => never,
): IceConfig {
  const { turnUrls, turnSecret, turnUsername, turnPassword } = ICE_VARIABLES;
  if (username && !password) missing(turnPassword, turnUsername);
  if (password && !username) missing(turnUsername, turnPassword);
  const access = secret ? { secret } : username && password ? { username, password } : null;
  if (turn && !access) missing(turnSecret, turnUrls);
  if (access && !turn) missing(turnUrls, secret ? turnSecret : turnUsername);
  return { stun: stun ?? [], turn: turn && access && { urls: turn, access } };
}
