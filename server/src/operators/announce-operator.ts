import type { App } from "../app.ts";

/** After a change of who can answer what: consoles, the queue and the widgets look again. */
export function announceOperator(app: App, operatorId: string): void {
  app.publish({ type: "operator.changed", operatorId });
  app.publish({ type: "routing.needed" });
  app.publish({ type: "availability.changed" });
}
