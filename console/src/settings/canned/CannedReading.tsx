import type { Canned } from "@palique/shared/canned.ts";
import { languagesOf } from "../../canned/choose.ts";
import { FilesView } from "../../files/FilesView.tsx";
import { Group } from "../Group.tsx";
import { t as tSettings } from "../texts.ts";
import { TextPreview } from "./TextPreview.tsx";
import { t } from "./texts.ts";

/** One that this operator may use and not change. */
export function CannedReading({ one }: { one: Canned }) {
  return (
    <>
      {languagesOf(one).map((language) => (
        <Group
          key={language}
          title={t("textIn", { language: tSettings(language === "en" ? "english" : "spanish") })}
        >
          <TextPreview text={one.texts[language] ?? ""} language={language} departmentId={one.departmentId} />
        </Group>
      ))}
      {one.files.length > 0 && (
        <Group title={t("files")}>
          <FilesView files={one.files} />
        </Group>
      )}
    </>
  );
}
