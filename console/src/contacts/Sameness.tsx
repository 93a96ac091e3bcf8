import type { ContactCard, ContactMerge } from "@palique/shared/contacts.ts";
import { Merge, Split, UsersRound } from "lucide";
import { useState } from "preact/hooks";
import { locale } from "../i18n/locale.ts";
import { now } from "../live/clock.ts";
import { date, fullTime } from "../text/time.ts";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { lazy } from "../ui/Lazy.tsx";
import type { Card } from "./cards.model.ts";
import { undoMerge } from "./change.model.ts";
import { t } from "./texts.ts";

const MergeContactDialog = lazy(async () => (await import("./MergeContactDialog.tsx")).MergeContactDialog);

/** Who may be the same person, and who was found to be. */
export function Sameness({ card, values }: { card: Card; values: ContactCard }) {
  const [merging, setMerging] = useState<{ otherId: string | null } | null>(null);
  return (
    <div class="sameness">
      {values.duplicates.map((one) => (
        <div key={one.id} class="duplicate">
          <Icon icon={UsersRound} size={16} />
          <div class="duplicate-who">
            <p class="duplicate-title">{t("perhaps")}</p>
            <p dir="auto">{[one.name || t("noName"), one.email].filter(Boolean).join(" · ")}</p>
            <p class="duplicate-why">{t(one.because === "email" ? "sameEmail" : "sameId")}</p>
          </div>
          <Button size="s" onClick={() => setMerging({ otherId: one.id })}>
            {t("look")}
          </Button>
        </div>
      ))}
      {values.merges.map((one) => (
        <Merged key={one.id} card={card} merge={one} />
      ))}
      <Button
        size="s"
        variant="ghost"
        icon={Merge}
        class="card-action"
        onClick={() => setMerging({ otherId: null })}
      >
        {t("merge")}
      </Button>
      {merging && (
        <MergeContactDialog
          card={card}
          values={values}
          firstId={merging.otherId}
          onClose={() => setMerging(null)}
        />
      )}
    </div>
  );
}

function Merged({ card, merge }: { card: Card; merge: ContactMerge }) {
  const [isBusy, setBusy] = useState(false);
  const who = [merge.name || t("noName"), merge.email].filter(Boolean).join(" · ");
  const when = date(merge.at, now.peek(), locale.value);
  const undo = async () => {
    setBusy(true);
    await undoMerge(card, merge.id);
    setBusy(false);
  };
  return (
    <div class="duplicate">
      <Icon icon={Merge} size={16} />
      <div class="duplicate-who">
        <p class="duplicate-title">{t("merged")}</p>
        <p dir="auto" title={fullTime(merge.at, locale.value)}>
          {merge.operatorName
            ? t("mergedBy", { who, when, name: merge.operatorName })
            : t("mergedItself", { who, when })}
        </p>
        <p class="duplicate-why">
          {t("undoUntil", { when: date(merge.undoUntil, now.peek(), locale.value) })}
        </p>
      </div>
      <Button size="s" icon={Split} busy={isBusy} onClick={() => void undo()}>
        {t("undo")}
      </Button>
    </div>
  );
}
