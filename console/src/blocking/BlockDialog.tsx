import type { BlockOptions, BlockVisitor } from "@palique/shared/blocks.ts";
import type { ConversationSummary } from "@palique/shared/operator.ts";
import { useEffect, useState } from "preact/hooks";
import { api } from "../api.ts";
import { tCommon } from "../i18n/common.ts";
import { visitorName } from "../inbox/row-text.ts";
import { Choices } from "../settings/Choices.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Checkbox, Select, TextArea } from "../ui/Field.tsx";
import { notify } from "../ui/notices.model.ts";
import { t } from "./texts.ts";
import "./blocking.css";

const TIMES = ["hour", "day", "week", "forever"] as const;
const REASON_MAX = 500;
const RANGE_NAMES = ["rangeOnly", "rangeWide", "rangeWidest"] as const;

/** By what, for how long, why. Nothing happens before "Block". */
export function BlockDialog({ row, onClose }: { row: ConversationSummary; onClose: () => void }) {
  const name = visitorName(row);
  const path = `/conversations/${row.id}/block`;
  const [options, setOptions] = useState<BlockOptions | null>(null);
  const [input, setInput] = useState<BlockVisitor>({
    ...{ browser: true, email: false, range: null },
    ...{ reason: "", time: "day" },
  });
  const [problem, setProblem] = useState("");
  const [isBusy, setBusy] = useState(false);
  const set = (change: Partial<BlockVisitor>) => {
    setProblem("");
    setInput({ ...input, ...change });
  };
  useEffect(() => {
    void api.get<BlockOptions>(path).then((answer) => {
      if (answer.ok) setOptions(answer.value);
      else setProblem(answer.text);
    });
  }, [path]);

  async function block(): Promise<void> {
    if (!input.browser && !input.email && input.range === null) return setProblem(t("chooseOne"));
    setBusy(true);
    const answer = await api.post<null>(path, input);
    setBusy(false);
    if (!answer.ok) return setProblem(answer.text);
    onClose();
    notify(t("done", { name }));
  }

  return (
    <Dialog
      title={t("title", { name })}
      size="m"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button variant="danger" busy={isBusy} onClick={() => void block()}>
            {t("confirm")}
          </Button>
        </>
      }
    >
      <div class="blocking">
        <p>{t("lead")}</p>
        <fieldset class="blocking-by">
          <legend>{t("by")}</legend>
          <Checkbox
            label={t("browser")}
            hint={t("browserHint")}
            checked={input.browser}
            onChange={(event) => set({ browser: event.currentTarget.checked })}
          />
          {options?.email && (
            <Checkbox
              label={<bdi>{t("email", { email: options.email })}</bdi>}
              hint={t("emailHint")}
              checked={input.email}
              onChange={(event) => set({ email: event.currentTarget.checked })}
            />
          )}
          {options?.ranges[0] && (
            <Checkbox
              label={t("address")}
              hint={t("addressHint")}
              checked={input.range !== null}
              onChange={(event) =>
                set({ range: event.currentTarget.checked ? (options.ranges[0] ?? null) : null })
              }
            />
          )}
          {options && input.range !== null && (
            <Select
              label={t("range")}
              value={input.range}
              onChange={(event) => set({ range: event.currentTarget.value })}
            >
              {options.ranges.map((range, index) => (
                <option key={range} value={range} selected={range === input.range}>
                  {t(RANGE_NAMES[index] ?? "rangeWidest", { range })}
                </option>
              ))}
            </Select>
          )}
        </fieldset>
        <Choices
          label={t("time")}
          isInline
          value={input.time}
          choices={TIMES.map((value) => ({ value, label: t(value) }))}
          onChoose={(time) => set({ time })}
        />
        <TextArea
          label={t("reason")}
          hint={t("reasonHint")}
          optional
          dir="auto"
          rows={2}
          maxLength={REASON_MAX}
          value={input.reason}
          onInput={(event) => set({ reason: event.currentTarget.value })}
        />
        <p class="field-error" role="alert">
          {problem}
        </p>
      </div>
    </Dialog>
  );
}
