import { general } from "../admin.model.ts";
import { PageHead } from "../Group.tsx";
import { Loading } from "../Loading.tsx";
import { t as tSettings } from "../texts.ts";
import { InventoryGroup } from "./InventoryGroup.tsx";
import { KeepingForm } from "./KeepingForm.tsx";
import { PeopleGroup } from "./PeopleGroup.tsx";
import { t } from "./texts.ts";
import "./privacy.css";

/** How long what is kept, what of addresses, whose data is given out or erased, and what there is at all. */
export function PrivacyView() {
  const saved = general.value;
  if (!saved) return <Loading title={tSettings("privacy")} />;
  return (
    <>
      <PageHead title={tSettings("privacy")} lead={t("lead")} />
      <PeopleGroup />
      <KeepingForm saved={saved} />
      <InventoryGroup retention={saved.retention} />
    </>
  );
}
