import type { Invite, OperatorAdmin } from "@palique/shared/admin.ts";
import { UserPlus } from "lucide";
import { useState } from "preact/hooks";
import { me } from "../../session.model.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { departmentLabel, departments, operators } from "../admin.model.ts";
import { PageHead } from "../Group.tsx";
import { Loading } from "../Loading.tsx";
import { t, tTeam } from "../texts.ts";
import { InviteDialog } from "./InviteDialog.tsx";
import { InvitesList } from "./InvitesList.tsx";
import { OperatorDialog } from "./OperatorDialog.tsx";
import "../entries.css";

type Opened = { kind: "invite"; again: Invite | null } | { kind: "operator"; id: string } | null;

export function OperatorsView() {
  const [opened, setOpened] = useState<Opened>(null);
  const all = operators.value;
  if (!all) return <Loading title={t("operators")} />;
  const edited = opened?.kind === "operator" && all.find((operator) => operator.id === opened.id);
  return (
    <>
      <PageHead
        title={t("operators")}
        lead={tTeam("lead")}
        action={
          <Button
            variant="primary"
            icon={UserPlus}
            onClick={() => setOpened({ kind: "invite", again: null })}
          >
            {tTeam("invite")}
          </Button>
        }
      />
      <Team
        people={all.filter((operator) => !operator.disabled)}
        onOpen={(id) => setOpened({ kind: "operator", id })}
      />
      <InvitesList onRenew={(again) => setOpened({ kind: "invite", again })} />
      <Team
        title={tTeam("disabledOperators")}
        people={all.filter((operator) => operator.disabled)}
        onOpen={(id) => setOpened({ kind: "operator", id })}
      />
      {opened?.kind === "invite" && <InviteDialog again={opened.again} onClose={() => setOpened(null)} />}
      {edited && <OperatorDialog operator={edited} onClose={() => setOpened(null)} />}
    </>
  );
}

interface TeamProps {
  title?: string;
  people: readonly OperatorAdmin[];
  onOpen: (id: string) => void;
}

function Team({ title, people, onOpen }: TeamProps) {
  if (people.length === 0) return null;
  return (
    <section class="entries-section">
      {title && <h2>{title}</h2>}
      <ul class="entries">
        {people.map((operator) => (
          <li key={operator.id}>
            <button type="button" class="entry" onClick={() => onOpen(operator.id)}>
              <Avatar id={operator.id} name={operator.name} src={operator.avatar} />
              <span class="entry-main">
                <span class="entry-title">
                  <span class="ellipsis" dir="auto">
                    {operator.name}
                  </span>
                  {operator.id === me.value?.id && <Badge tone="accent">{tTeam("you")}</Badge>}
                </span>
                <span class="entry-note ellipsis">{operator.email}</span>
              </span>
              <span class="entry-facts">
                <span>{tTeam(operator.role)}</span>
                <span class="entry-note ellipsis" dir="auto">
                  {departmentsOf(operator)}
                </span>
              </span>
              <span class="entry-side">
                <State operator={operator} />
                <span class="entry-note digits">{tTeam("chatsAtOnce", { n: operator.capacity })}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function departmentsOf(operator: OperatorAdmin): string {
  const all = departments.value ?? [];
  const theirs = all.filter((department) => operator.departmentIds.includes(department.id));
  if (theirs.length === 0) return tTeam("noDepartments");
  return theirs.map(departmentLabel).join(", ");
}

/** What they chose, unless nobody is there to answer: someone online without a console gets no chats. */
function State({ operator }: { operator: OperatorAdmin }) {
  if (operator.disabled) return <span class="state state-offline">{tTeam("disabled")}</span>;
  const isHere = operator.connected || operator.id === me.value?.id;
  if (!isHere && operator.status !== "offline") {
    return <span class="state state-offline">{tTeam("notConnected")}</span>;
  }
  return <span class={`state state-${operator.status}`}>{tTeam(operator.status)}</span>;
}
