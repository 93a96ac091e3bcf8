import { Mic } from "lucide";
import { IconButton } from "../ui/Button.tsx";
import { lazy } from "../ui/Lazy.tsx";
import { t } from "./texts.ts";

export const Recorder = lazy(async () => (await import("./RecorderView.tsx")).RecorderView);

export function VoiceButton({ onClick }: { onClick: () => void }) {
  return <IconButton icon={Mic} size="s" label={t("record")} onClick={onClick} />;
}
