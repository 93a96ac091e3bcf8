import type { SaveProfile } from "@palique/shared/admin.ts";
import type { OperatorSelf } from "@palique/shared/operator.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { describeSelf } from "./describe-operator.ts";
import { updateOperator } from "./operators.store.ts";

/** Everybody changes their own name, language, theme and what they are told of. */
export async function saveProfile(
  app: App,
  actor: OperatorActor,
  input: { [F in keyof SaveProfile]?: SaveProfile[F] | undefined },
): Promise<OperatorSelf> {
  const { name, locale, theme, alerts } = input;
  await app.write((trx) =>
    updateOperator(trx, actor.id, {
      ...(name && { name }),
      ...(locale && { locale }),
      ...(theme && { theme }),
      ...(alerts && { alerts: JSON.stringify(alerts) }),
    }),
  );
  app.publish({ type: "operator.changed", operatorId: actor.id });
  return describeSelf(app, actor.id);
}
