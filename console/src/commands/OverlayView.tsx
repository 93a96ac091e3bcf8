import { useEffect } from "preact/hooks";
import { lazy } from "../ui/Lazy.tsx";
import { overlay } from "./overlay.model.ts";
import { PaletteView } from "./PaletteView.tsx";
import { loadSources } from "./palette.model.ts";

const ShortcutsView = lazy(async () => (await import("./ShortcutsView.tsx")).ShortcutsView);

/** The palette and the sheet of shortcuts, over everything. */
export function OverlayView() {
  const isPalette = overlay.value === "palette";
  useEffect(() => {
    // What it finds is fetched when it is wanted, or once there is nothing else to do.
    const timer = setTimeout(() => void loadSources(), isPalette ? 0 : 2_000);
    return () => clearTimeout(timer);
  }, [isPalette]);
  if (isPalette) return <PaletteView />;
  return overlay.value === "sheet" ? <ShortcutsView /> : null;
}
