import { EmojiPicker } from "./EmojiPicker.tsx";
import css from "./extras.css?inline";
import { EndedFoot, EndingFoot } from "./feet.tsx";
import { ticketHeading } from "./heading.ts";
import { KeptView, ReceiptView } from "./ReceiptView.tsx";
import { ticketForm } from "./ticket-form.tsx";

/** What opening the panel and chatting do without: leaving a message, ending a chat, emoji. A chunk of its own. */
export const extras = {
  css,
  ticketForm,
  ticketHeading,
  KeptView,
  ReceiptView,
  EndingFoot,
  EndedFoot,
  EmojiPicker,
};
export type Extras = typeof extras;
