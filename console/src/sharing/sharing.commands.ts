import { Camera, CircleStop, MonitorUp, Phone, ScreenShare, Video } from "lucide";
import { type Command, conversationCommand } from "../commands/registry.ts";
import { askablesIn, mayAsk, whyNot } from "./askable.ts";
import type { Askable } from "./offer.ts";
import { kindText } from "./share-text.ts";
import { askFor, sharesIn, stop, watch, watchedIn } from "./sharing.model.ts";
import { t } from "./texts.ts";

export const sharingCommands: readonly Command[] = [
  conversationCommand({
    id: "share.page",
    title: () => t("ask"),
    icon: ScreenShare,
    keywords: "cobrowse co-browse watch page screen navegar pagina pantalla mirar",
    keys: ["p", "Alt+Shift+P"],
    words: ["page", "pagina"],
    when: (row) =>
      askablesIn(row).some(({ kind }) => kind === "cobrowse" && !whyNot(row, kind)) && !watchedIn(row.id),
    run: ({ id }) => {
      const share = sharesIn(id).find(({ kind }) => kind === "cobrowse");
      if (share) watch(share);
      else void askFor(id, "cobrowse");
    },
  }),
  asking("share.screen", { kind: "screen", media: null }, MonitorUp, "screen pantalla"),
  asking("share.voice", { kind: "call", media: "voice" }, Phone, "call talk llamar hablar"),
  asking("share.video", { kind: "call", media: "video" }, Video, "call camera llamar camara"),
  asking("share.capture", { kind: "capture", media: null }, Camera, "picture image foto imagen captura"),
  conversationCommand({
    id: "share.stop",
    title: () => t("stop"),
    icon: CircleStop,
    keywords: "end cobrowse terminar compartir",
    when: (row) => mayAsk(row) && sharesIn(row.id).length > 0,
    run: ({ id }) => {
      for (const share of sharesIn(id)) void stop(share, "all");
    },
  }),
];

function asking(id: string, { kind, media }: Askable, icon: Command["icon"], keywords: string): Command {
  return conversationCommand({
    id,
    title: () => t("askTitle", { what: kindText(kind, media) }),
    icon,
    keywords,
    when: (row) =>
      askablesIn(row).some((one) => one.kind === kind && one.media === media) && !whyNot(row, kind),
    run: (row) => void askFor(row.id, kind, media),
  });
}
