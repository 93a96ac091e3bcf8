import { lazy } from "../ui/Lazy.tsx";
import { call } from "./calls.model.ts";

const CallView = lazy(async () => (await import("./CallView.tsx")).CallView);

/** Stays while the operator looks at something else. */
export function CallDock() {
  return call.value && <CallView key={call.value.id} share={call.value} />;
}
