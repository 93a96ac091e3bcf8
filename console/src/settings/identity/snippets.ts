/** What a website's own developers paste. `secret` stays on the server: the examples read it from the environment. */

export const NODE = `import { createHmac } from "node:crypto";

const hash = createHmac("sha256", process.env.PALIQUE_SECRET).update(user.id).digest("hex");`;

export const PHP = `$hash = hash_hmac("sha256", $user->id, getenv("PALIQUE_SECRET"));`;

export const PAGE = `palique.identify({ id: user.id, name: user.name, email: user.email, hash });

// and where people log out
palique.forget();`;
