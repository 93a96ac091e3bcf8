import { route } from "../router.ts";
import { lazy } from "../ui/Lazy.tsx";

const SettingsView = lazy(async () => (await import("../settings/SettingsView.tsx")).SettingsView);

export function ShellView() {
  const at = route.value;
  if (at.name === "settings") return <SettingsView path={at.path} />;
  return <main />;
}
