import type { Screen } from "../panel/panel.model.ts";
import { EmojiPicker } from "./EmojiPicker.tsx";
import css from "./extras.css?inline";
import { EndedFoot, EndingFoot } from "./feet.tsx";
import { ticketHeading } from "./heading.ts";
import { KeptView, ReceiptView } from "./ReceiptView.tsx";
import { ticketForm } from "./ticket-form.tsx";
import { Waiting } from "./Waiting.tsx";

/** Screens with nothing of the panel's own in them. */
const views: { [S in Screen]?: typeof ReceiptView } = { kept: KeptView, receipt: ReceiptView };

/** What opening the panel and chatting do without: the queue, leaving a message, ending a chat, emoji. A chunk of its own. */
export const extras = {
  css,
  ticketForm,
  ticketHeading,
  views,
  Waiting,
  EndingFoot,
  EndedFoot,
  EmojiPicker,
};
export type Extras = typeof extras;
