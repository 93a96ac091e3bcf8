import { AVATAR_MAX_BYTES } from "@palique/shared/limits.ts";
import type { OperatorSelf } from "@palique/shared/operator.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { packAvatar } from "./avatars.ts";
import { describeSelf } from "./describe-operator.ts";
import { updateOperator } from "./operators.store.ts";

/** Sets the own picture; null removes it. Fails with "bad-input" unless it is a small PNG, JPEG or WebP. */
export async function setAvatar(app: App, actor: OperatorActor, bytes: Buffer | null): Promise<OperatorSelf> {
  const avatar = bytes && bytes.length <= AVATAR_MAX_BYTES ? packAvatar(bytes) : null;
  if (bytes && !avatar) throw new AppError("bad-input", { field: "avatar" });
  await app.write((trx) => updateOperator(trx, actor.id, { avatar }));
  app.publish({ type: "operator.changed", operatorId: actor.id });
  return describeSelf(app, actor.id);
}
