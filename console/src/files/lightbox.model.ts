import type { FileCard } from "@palique/shared/conversation.ts";
import { signal } from "@preact/signals";
import { threads } from "../conversation/threads.model.ts";
import { whenSignedOut } from "../session.model.ts";
import { talks } from "../team-chats/talks.model.ts";

/** The picture shown large, among those of its conversation or room; null: none. */
export const lightbox = signal<{
  placeId: string;
  pictures: readonly FileCard[];
  at: number;
} | null>(null);

whenSignedOut(() => {
  lightbox.value = null;
});

/** Shows one, with those around it in the conversation or room that holds `element`. */
export function showPicture(file: FileCard, element: HTMLElement): void {
  const place = element.closest<HTMLElement>("[data-conversation], [data-room]");
  const id = place?.dataset.conversation ?? place?.dataset.room ?? "";
  const held = threads.peek().get(id) ?? talks.peek().get(id);
  const messages: readonly { extra?: { files?: FileCard[] } }[] = held?.timeline.peek().messages ?? [];
  const pictures = messages
    .flatMap((message) => message.extra?.files ?? [])
    .filter((one) => one.kind === "image");
  const at = pictures.findIndex((one) => one.id === file.id);
  lightbox.value = {
    placeId: id,
    pictures: at < 0 ? [file] : pictures,
    at: Math.max(0, at),
  };
}
