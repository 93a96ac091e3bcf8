import webPush from "web-push";
import type { App } from "../app.ts";
import { fromJson } from "../db/store.ts";
import { findSecret, insertSecret } from "../settings/secrets.store.ts";

/** The pair that proves to push services who sends (RFC 8292), base64url. */
export interface VapidKeys {
  publicKey: string;
  privateKey: string;
}

/** The keys of this installation; made once, and the same for every process. */
export async function vapidKeys(app: App): Promise<VapidKeys> {
  const stored = await findSecret(app.db, "vapidKeys");
  if (stored) return fromJson<VapidKeys>(stored);
  const made = webPush.generateVAPIDKeys();
  return app.write(async (trx) => {
    await insertSecret(trx, "vapidKeys", JSON.stringify(made));
    return fromJson<VapidKeys>((await findSecret(trx, "vapidKeys")) ?? "");
  });
}

/** Whom a push service may write to about us (RFC 8292, 2.1). */
export function vapidSubject({ config }: Pick<App, "config">): string {
  if (config.pushContact) return config.pushContact;
  const address = config.mailFrom?.match(/[^\s<>]+@[^\s<>]+/)?.[0];
  if (address) return `mailto:${address}`;
  const { publicUrl } = config;
  return publicUrl.startsWith("https:") ? publicUrl : "mailto:admin@localhost.localdomain";
}
