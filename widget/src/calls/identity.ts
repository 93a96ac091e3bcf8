import { EMAIL_MAX, EXTERNAL_ID_MAX, NAME_MAX } from "@palique/shared/limits.ts";
import type { Identify } from "@palique/shared/tracking.ts";
import type { Base } from "../base/parts.ts";
import { cut } from "./fair.ts";
import { forget, forgetHere } from "./forget.ts";
import { learn } from "./learn.ts";

const HASH_MAX = 64;

/** Who the page says this is. */
export interface Identity {
  identify(said: unknown): void;
  forget(): void;
  /** Another tab told of the log-out. */
  forgetHere(): void;
}

export function openIdentity(base: Base): Identity {
  const { storage, tracker } = base;
  let who: Omit<Identify, "token"> | undefined;

  /** On every connection anew. Who said no to being followed is made known only with the own writing. */
  async function introduce(): Promise<void> {
    const { link, core } = base;
    if (!who?.id || !link) return;
    if (tracker.mode === "off" && !core?.store.get().open && !storage.get("live")) return;
    const reply = await link.ask("identify", { token: base.keepToken(), ...who });
    if (reply?.ok === false && reply.retryAfterMs) setTimeout(introduce, reply.retryAfterMs);
  }

  base.join((event) => event === "up" && introduce());
  base.introduce = introduce;
  return {
    identify(said) {
      const told = Object(said) as Record<string, unknown>;
      const name = cut(told.name, NAME_MAX).trim();
      const email = cut(told.email, EMAIL_MAX).trim();
      who = {
        id: cut(told.id, EXTERNAL_ID_MAX).trim() || null,
        name,
        email,
        hash: cut(told.hash, HASH_MAX) || null,
      };
      learn(base, { person: { name, email } });
      void introduce();
    },
    forget() {
      who = undefined;
      void forget(base);
    },
    forgetHere() {
      who = undefined;
      // The other tab may have been left before it could.
      if (storage.get("live") === "forget") void forget(base);
      else forgetHere(base);
    },
  };
}
