import { hash, verify } from "@node-rs/argon2";

/** argon2id with the parameters OWASP names first: 19 MiB, two passes, one lane. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Of a password nobody has: an unknown email costs as much as a wrong password. */
const NOBODY =
  "$argon2id$v=19$m=19456,t=2,p=1$e+vsmkYRMkdArS8b7KIXrw$H9NoZFoMvrV0oIIKYbYJTRzPPcDheY3/KiZFy7s70kM";

export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON2ID);
}

/** Takes as long when there is no hash to compare with. */
export async function passwordMatches(password: string, passwordHash: string | null): Promise<boolean> {
  const same = await verify(passwordHash ?? NOBODY, password);
  return same && passwordHash !== null;
}
