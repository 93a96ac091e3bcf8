import type { Invite } from "@palique/shared/admin.ts";
import { Mail } from "lucide";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { invites } from "../admin.model.ts";
import { dayAndTime } from "../dates.ts";
import { tTeam } from "../texts.ts";
import { revoke } from "./operators.model.ts";

/** Who was invited and has not come yet. A lost link is replaced by a new one: it is stored nowhere. */
export function InvitesList({ onRenew }: { onRenew: (invite: Invite) => void }) {
  if (invites.value.length === 0) return null;
  return (
    <section class="rows-section">
      <h3>{tTeam("pending")}</h3>
      <ul class="rows">
        {invites.value.map((invite) => (
          <li key={invite.id} class="row">
            <span class="row-icon">
              <Icon icon={Mail} size={18} />
            </span>
            <span class="row-main">
              <span class="row-title ellipsis">{invite.email}</span>
              <span class="row-note">
                {tTeam(invite.role)} · {untilWhen(invite)}
              </span>
            </span>
            <span class="row-actions">
              <Button
                size="s"
                aria-label={tTeam("newLinkFor", { email: invite.email })}
                onClick={() => onRenew(invite)}
              >
                {tTeam("newLink")}
              </Button>
              <Button
                size="s"
                variant="ghost"
                aria-label={tTeam("revokeFor", { email: invite.email })}
                onClick={() => void revoke(invite)}
              >
                {tTeam("revoke")}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function untilWhen({ expiresAt }: Invite): string {
  return expiresAt < Date.now() ? tTeam("expired") : tTeam("expires", { date: dayAndTime(expiresAt) });
}
