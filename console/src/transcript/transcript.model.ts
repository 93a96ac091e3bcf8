import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { TranscriptFormat } from "@palique/shared/transcript.ts";
import { signal } from "@preact/signals";
import { locale } from "../i18n/locale.ts";
import { whenSignedOut } from "../session.model.ts";
import { notify } from "../ui/notices.model.ts";
import { t } from "./texts.ts";

/** The conversation that somebody is about to mail. */
export const mailingId = signal<string | null>(null);

whenSignedOut(() => {
  mailingId.value = null;
});

export function askWhereTo({ id }: ConversationSummary): void {
  mailingId.value = id;
}

/** In a tab of its own, which offers itself to the printer. */
export function printTranscript(row: ConversationSummary, notes: boolean): void {
  // No "noopener" here: with it there is no telling whether the tab was blocked. The page is one of ours.
  const tab = open(addressOf(row, "print", notes), "_blank");
  if (tab) tab.opener = null;
  else notify(t("blocked"), "problem");
}

/** The file lands where the browser puts downloads. */
export function downloadTranscript(row: ConversationSummary, format: "text" | "json"): void {
  const link = document.createElement("a");
  link.href = addressOf(row, format, false);
  link.download = "";
  link.click();
}

function addressOf({ id }: ConversationSummary, format: TranscriptFormat, notes: boolean): string {
  const query = new URLSearchParams({ lang: locale.peek(), zone: zoneHere(), ...(notes && { notes: "1" }) });
  return `/transcripts/${id}/${format}?${query}`;
}

export function zoneHere(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
