import { EMPTY } from "../panel/form.model.ts";
import type { Panel } from "../panel/panel.model.ts";

/** The panel as it is for somebody new. */
export function blank({ own }: Panel): void {
  const { tray } = own.get();
  own.set({
    fields: EMPTY,
    problems: {},
    extra: undefined,
    doing: undefined,
    picking: false,
    leaving: false,
    ending: false,
    busy: false,
    ...(tray && { tray: { ...tray, items: [], notice: "" } }),
  });
}
