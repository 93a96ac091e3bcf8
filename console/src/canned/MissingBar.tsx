import { missingIn } from "@palique/shared/variables.ts";
import { TriangleAlert } from "lucide";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { t } from "./texts.ts";
import "./canned.css";

interface MissingBarProps {
  text: string;
  /** Sending was tried, and is held back until the operator says what to do. */
  isAsking: boolean;
  onSelect: () => void;
  onSend: () => void;
}

/** Says what in the reply has no value, before it is sent. */
export function MissingBar({ text, isAsking, onSelect, onSend }: MissingBarProps) {
  const names = missingIn(text);
  if (names.length === 0) return null;
  return (
    <div class="missing-bar">
      <Icon icon={TriangleAlert} size={16} />
      <span role="status">
        {t("missing")}{" "}
        {names.map((name) => (
          <code key={name} class="variable-missing">
            {name}
          </code>
        ))}
        {isAsking && <strong> {t("askMissing")}</strong>}
      </span>
      {isAsking && (
        <Button size="s" onClick={onSend}>
          {t("sendWithout")}
        </Button>
      )}
      <Button size="s" variant="ghost" onClick={onSelect}>
        {t("fillIn")}
      </Button>
    </div>
  );
}
