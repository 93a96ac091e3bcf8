import { Checkbox } from "../../ui/Field.tsx";
import type { Form } from "../form.model.ts";
import { Group } from "../Group.tsx";
import { NumberField } from "../NumberField.tsx";
import { tSites } from "../texts.ts";
import { MOST_MB, type Site } from "./sites.model.ts";

export function FilesGroup({ form }: { form: Form<Site> }) {
  const { visitorFiles, fileMaxMb } = form.values.value;
  return (
    <Group title={tSites("files")} hint={tSites("filesHint")}>
      <Checkbox
        label={tSites("visitorFiles")}
        checked={visitorFiles}
        onChange={(event) => form.set({ visitorFiles: event.currentTarget.checked })}
      />
      {visitorFiles && (
        <NumberField
          label={tSites("fileMaxMb")}
          hint={tSites("fileMaxHint")}
          isOptional
          value={fileMaxMb}
          min={1}
          max={MOST_MB}
          error={form.errors.value.fileMaxMb}
          onChange={(value) => form.set({ fileMaxMb: value })}
        />
      )}
    </Group>
  );
}
