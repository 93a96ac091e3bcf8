import type { SelectedRange } from "../receipt/steps.ts";
import type { Picture } from "./picture.ts";

/** What the visitor has selected. */
export function drawSelection(picture: Picture, ranges: SelectedRange[]): void {
  picture.document?.getSelection()?.removeAllRanges();
  for (const { start, startOffset, end, endOffset } of ranges) {
    const from = picture.node(start);
    const to = picture.node(end);
    if (!from || !to) continue;
    try {
      const range = new Range();
      range.setStart(from, startOffset);
      range.setEnd(to, endOffset);
      from.ownerDocument?.getSelection()?.addRange(range);
    } catch {
      // The text has changed since.
    }
  }
}
