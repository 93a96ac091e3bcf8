import { Absence, isAbsent } from "./Absence.tsx";
import { LiveTable } from "./LiveTable.tsx";
import { choice } from "./live.model.ts";
import { PageList } from "./PageList.tsx";

/** The visitors that fit, in rows or by page; or why there are none. */
export function LiveList() {
  if (isAbsent()) return <Absence />;
  return <div class="live">{choice.value.byPage ? <PageList /> : <LiveTable />}</div>;
}
