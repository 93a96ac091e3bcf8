import { loadRich } from "../panel/load-extras.ts";
import type { Panel } from "../panel/panel.model.ts";
import { FilesView } from "./FilesView.tsx";
import css from "./files.css?inline";
import { openTray, watchTray } from "./keep-tray.ts";
import { RecorderView } from "./RecorderView.tsx";
import { TrayView } from "./TrayView.tsx";
import { createTray, type TrayActions } from "./tray.model.ts";

export type { Tray } from "./tray.model.ts";

/** Sending, seeing and hearing files: a chunk that comes with the first of them, from either side. */
export interface Files extends TrayActions {
  TrayView: typeof TrayView;
  FilesView: typeof FilesView;
  RecorderView: typeof RecorderView;
  /** Lets the visitor say where one shall come from, or pick some at once where there is nothing to choose. */
  choose(): void;
  /** Lets them pick some; on a phone from the camera, too. */
  pick(): void;
  record(click: MouseEvent): void;
  /** Files over the panel ("dragover"), dropped on it or pasted. */
  carry(how: string, files: readonly File[]): void;
}

/** Browsers say that something is held over the panel, again and again, but not always that it is gone. */
const HELD_MS = 600;

/** The panel's, made when first asked for. */
export function openFiles(panel: Panel): Files {
  const { host, own } = panel;
  const known = own.get().files;
  if (known) return known;
  const actions = createTray(panel);
  const input = createInput((files) => {
    actions.add(files);
    host.root.querySelector<HTMLElement>(".composer textarea")?.focus();
  });
  host.root.append(input);
  let held: ReturnType<typeof setTimeout> | undefined;
  const hold = (dropping: boolean) => {
    if (own.get().tray?.dropping !== dropping) actions.set({ dropping });
  };

  const files: Files = {
    ...actions,
    TrayView,
    FilesView,
    RecorderView,
    choose() {
      if (panel.config.capture) actions.set({ choosing: !own.get().tray?.choosing, notice: "" });
      else input.click();
    },
    pick: () => input.click(),
    record({ detail }) {
      // The second click of a double one on the button that sends, which this one takes the place of.
      if (detail < 2) actions.set({ recording: true, notice: "" });
    },
    carry(how, carried) {
      // Nowhere else would they be seen to arrive.
      if (!host.root.querySelector(".composer textarea, #subject")) return;
      clearTimeout(held);
      const isOver = how === "dragover";
      if (isOver) held = setTimeout(hold, HELD_MS, false);
      hold(isOver);
      if (!isOver) actions.add(carried);
    },
  };
  host.addStyles(css);
  own.set({ files, tray: openTray(panel) });
  watchTray(panel);
  void loadRich(panel).catch(() => {});
  return files;
}

function createInput(chosen: (files: FileList) => void): HTMLInputElement {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.hidden = true;
  // With pictures named, phones offer camera and gallery beside everything else.
  input.accept = "image/*,*/*";
  input.addEventListener("change", () => {
    if (input.files?.length) chosen(input.files);
    // The same file can be chosen again.
    input.value = "";
  });
  return input;
}
