import type { SignIn } from "@palique/shared/admin.ts";
import type { OperatorSelf } from "@palique/shared/operator.ts";
import { signal } from "@preact/signals";
import { api } from "../api.ts";
import { endedByItself, me } from "../session.model.ts";
import { notify } from "../ui/notices.model.ts";

/** The server could not be reached to ask who is signed in; it is asked again by itself. */
export const startFailed = signal(false);
export const signInError = signal<string | null>(null);
export const signingIn = signal(false);

export async function loadSession(): Promise<void> {
  startFailed.value = false;
  const answer = await api.get<OperatorSelf>("/session");
  if (answer.ok) {
    me.value = answer.value;
  } else if (answer.error === "not-signed-in") {
    me.value = null;
  } else {
    startFailed.value = true;
    setTimeout(() => startFailed.peek() && void loadSession(), 3_000);
  }
}

/** The address stays as it was, so the operator comes back to the same place. */
export async function signIn(credentials: SignIn): Promise<void> {
  signingIn.value = true;
  signInError.value = null;
  const answer = await api.post<OperatorSelf>("/session", credentials);
  signingIn.value = false;
  if (!answer.ok) {
    signInError.value = answer.text;
    return;
  }
  endedByItself.value = false;
  me.value = answer.value;
}

/** Out only once the server knows: else the next one at this computer would be in again. */
export async function signOut(): Promise<void> {
  const answer = await api.delete("/session");
  if (answer.ok || answer.error === "not-signed-in") {
    endedByItself.value = false;
    me.value = null;
  } else {
    notify(answer.text, "problem");
  }
}
