import type { Screen } from "../panel/panel.model.ts";
import { carry } from "./carry.ts";
import { withDays } from "./days.ts";
import { EmojiPicker } from "./EmojiPicker.tsx";
import css from "./extras.css?inline";
import { EndedFoot, EndingFoot } from "./feet.tsx";
import { ticketHeading } from "./heading.ts";
import { keepFocusInside } from "./keep-focus.ts";
import { dayLine, FailedTools, JumpButton, LateLine, LostLine } from "./lines.tsx";
import { KeptView, ReceiptView } from "./ReceiptView.tsx";
import { startExtras } from "./start.ts";
import { ticketForm } from "./ticket-form.tsx";
import { Waiting } from "./Waiting.tsx";

/** Screens with nothing of the panel's own in them. */
const views: { [S in Screen]?: typeof ReceiptView } = { kept: KeptView, receipt: ReceiptView };

/** What the first second of opening and chatting does without. A chunk of its own, loaded right after. */
export const extras = {
  css,
  ticketForm,
  ticketHeading,
  views,
  Waiting,
  EndingFoot,
  EndedFoot,
  EmojiPicker,
  LostLine,
  LateLine,
  FailedTools,
  JumpButton,
  dayLine,
  withDays,
  carry,
  keepFocusInside,
  startExtras,
};
export type Extras = typeof extras;
