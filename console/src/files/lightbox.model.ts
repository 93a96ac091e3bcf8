import type { FileCard } from "@palique/shared/conversation.ts";
import { signal } from "@preact/signals";
import { threads } from "../conversation/threads.model.ts";

/** The picture shown large, among those of its conversation; null: none. */
export const lightbox = signal<{
  conversationId: string;
  pictures: readonly FileCard[];
  at: number;
} | null>(null);

/** Shows one, with those around it in the conversation that holds `element`. */
export function showPicture(file: FileCard, element: HTMLElement): void {
  const id = element.closest<HTMLElement>("[data-conversation]")?.dataset.conversation ?? "";
  const messages = threads.peek().get(id)?.timeline.peek().messages ?? [];
  const pictures = messages
    .flatMap((message) => message.extra?.files ?? [])
    .filter((one) => one.kind === "image");
  const at = pictures.findIndex((one) => one.id === file.id);
  lightbox.value = {
    conversationId: id,
    pictures: at < 0 ? [file] : pictures,
    at: Math.max(0, at),
  };
}
