import type { ActRefusal } from "@palique/shared/share-names.ts";
import { isOnSite } from "./may-touch.ts";

/**
 * Runs what a click of an operator sets off in the page, and says what of it did not happen. Shortly after the
 * visitor's own click browsers would let a page's script open a window or ask for files; neither is for operators.
 * Only what scripts do at once is seen: they may still lead away later, as they can without any click.
 */
export function withoutPickers(view: typeof window, run: () => void): ActRefusal | null {
  let refused: ActRefusal | null = null;
  const undo: (() => void)[] = [];

  function cover(
    owner: object,
    name: string,
    instead: (this: unknown, ...given: unknown[]) => unknown,
  ): void {
    const own = Object.getOwnPropertyDescriptor(owner, name);
    try {
      Object.defineProperty(owner, name, {
        __proto__: null,
        configurable: true,
        writable: true,
        value: instead,
      } as PropertyDescriptor);
      undo.push(() => {
        if (own) Object.defineProperty(owner, name, Object.setPrototypeOf(own, null));
        else Reflect.deleteProperty(owner, name);
      });
    } catch {
      // A page that has frozen what is its own.
    }
  }

  const refuse = () => {
    refused = "private";
    return Promise.reject(new DOMException("not by an operator", "AbortError"));
  };
  const input = view.HTMLInputElement.prototype;
  for (const name of ["click", "showPicker"] as const) {
    const original = input[name];
    cover(input, name, function (this: unknown) {
      if ((this as HTMLInputElement).type === "file") refused = "private";
      else original?.call(this as HTMLInputElement);
    });
  }
  for (const name of ["showOpenFilePicker", "showSaveFilePicker", "showDirectoryPicker"]) {
    if (name in view) cover(view, name, refuse);
  }
  cover(view, "open", (address) => {
    if (isOnSite(String(address ?? ""), view.document.baseURI)) view.location.assign(String(address));
    else refused = "elsewhere";
    return null;
  });
  const onClick = (event: Event) => {
    if ((event.composedPath()[0] as Partial<HTMLInputElement>).type !== "file") return;
    event.preventDefault();
    refused = "private";
  };
  view.addEventListener("click", onClick, true);
  try {
    run();
  } finally {
    view.removeEventListener("click", onClick, true);
    for (const back of undo) back();
  }
  return refused;
}
