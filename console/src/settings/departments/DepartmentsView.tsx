import type { DepartmentAdmin } from "@palique/shared/admin.ts";
import { ChevronRight, Plus } from "lucide";
import { followLink, go } from "../../router.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { departmentLabel, departments, operators } from "../admin.model.ts";
import { PageHead } from "../Group.tsx";
import { Loading } from "../Loading.tsx";
import { settingsPath } from "../sections.ts";
import { t, tDepartments } from "../texts.ts";
import { DepartmentView } from "./DepartmentView.tsx";
import { hoursText } from "./hours-text.ts";
import "../entries.css";

export function DepartmentsView({ id }: { id: string }) {
  const all = departments.value;
  if (!all || !operators.value) return <Loading title={t("departments")} />;
  if (id) return <DepartmentView key={id} id={id} />;
  return (
    <>
      <PageHead
        title={t("departments")}
        lead={tDepartments("lead")}
        action={
          <Button variant="primary" icon={Plus} onClick={() => go(settingsPath("departments/new"))}>
            {tDepartments("newOne")}
          </Button>
        }
      />
      <ul class="entries">
        {all.map((department) => (
          <li key={department.id}>
            <Row department={department} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Row({ department }: { department: DepartmentAdmin }) {
  const people = (operators.value ?? []).filter(({ id }) => department.memberIds.includes(id));
  return (
    <a class="entry" href={settingsPath(`departments/${department.id}`)} onClick={followLink}>
      <span class="entry-main">
        <span class="entry-title">
          <span class="ellipsis" dir="auto">
            {departmentLabel(department)}
          </span>
          {department.disabled && <Badge>{tDepartments("disabled")}</Badge>}
        </span>
        <span class="entry-note">
          {tDepartments(department.strategy)} · {hoursText(department.hours)}
        </span>
      </span>
      <span class="entry-people">
        <span class="faces" aria-hidden="true">
          {people.slice(0, 4).map((person) => (
            <Avatar key={person.id} id={person.id} name={person.name} src={person.avatar} size="s" />
          ))}
        </span>
        <span class="entry-note digits">
          {people.length > 0 ? tDepartments("members", { n: people.length }) : tDepartments("noMembers")}
        </span>
      </span>
      <Icon icon={ChevronRight} size={16} />
    </a>
  );
}
