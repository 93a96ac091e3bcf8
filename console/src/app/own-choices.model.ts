import type { SaveProfile } from "@palique/shared/admin.ts";
import type { OperatorSelf } from "@palique/shared/operator.ts";
import { api } from "../api.ts";
import { me } from "../session.model.ts";
import { notify } from "../ui/notices.model.ts";

/** Language and theme: shows at once; put back if the server says no. */
export async function changeOwn(next: Partial<SaveProfile>): Promise<void> {
  const before = me.peek();
  if (!before) return;
  me.value = { ...before, ...next };
  const answer = await api.patch<OperatorSelf>("/profile", next);
  if (answer.ok) {
    if (me.peek()) me.value = answer.value;
  } else if (me.peek()?.id === before.id) {
    me.value = before;
    notify(answer.text, "problem");
  }
}
