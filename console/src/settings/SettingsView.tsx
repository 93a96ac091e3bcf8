/** Administration and the own profile. `path` is what follows /console/settings/. */
export function SettingsView({ path }: { path: string }) {
  return <main data-section={path} />;
}
