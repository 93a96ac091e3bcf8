import type { ContactCard } from "@palique/shared/contacts.ts";
import { useEffect, useState } from "preact/hooks";
import { api } from "../api.ts";
import { tCommon } from "../i18n/common.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import type { Card } from "./cards.model.ts";
import { merge } from "./change.model.ts";
import { linesOf } from "./Details.tsx";
import { FindContact } from "./FindContact.tsx";
import { MergePreview } from "./MergePreview.tsx";
import { nameOfLine, takenAtFirst } from "./merge-choice.ts";
import { t } from "./texts.ts";
import "./merge.css";

interface MergeProps {
  card: Card;
  values: ContactCard;
  /** Who is looked at at once; null: to be found first. */
  firstId: string | null;
  onClose: () => void;
}

/** Find the other one, see both beside each other, choose what is kept. Nothing happens before "Merge". */
export function MergeContactDialog({ card, values, firstId, onClose }: MergeProps) {
  const [otherId, setOtherId] = useState(firstId);
  const [other, setOther] = useState<ContactCard | null>(null);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState("");
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    setOther(null);
    setProblem("");
    if (otherId === null) return;
    let isStale = false;
    void api.get<ContactCard>(`/contacts/${encodeURIComponent(otherId)}`).then((answer) => {
      if (isStale) return;
      if (!answer.ok) return setProblem(answer.text);
      setOther(answer.value);
      setTaken(takenAtFirst(values, answer.value));
    });
    return () => {
      isStale = true;
    };
  }, [otherId]);

  async function confirm(): Promise<void> {
    if (!other) return;
    setBusy(true);
    const names = linesOf().map(nameOfLine);
    const why = await merge(
      card,
      other,
      names.filter((name) => taken.has(name)),
    );
    setBusy(false);
    if (why) setProblem(why);
    else onClose();
  }

  return (
    <Dialog
      title={t("mergeTitle", { name: values.name || t("noName") })}
      size="l"
      onClose={onClose}
      actions={
        <>
          {otherId !== null && <Button onClick={() => setOtherId(null)}>{t("back")}</Button>}
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          {otherId !== null && (
            <Button variant="primary" busy={isBusy} disabled={!other} onClick={() => void confirm()}>
              {t("mergeNow")}
            </Button>
          )}
        </>
      }
    >
      <div class="merging">
        <p>{t("mergeLead")}</p>
        {otherId === null && <FindContact values={values} onPick={setOtherId} />}
        {other && <MergePreview values={values} other={other} taken={taken} onTake={setTaken} />}
        {problem && (
          <p class="field-error" role="alert">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}
