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
    <section class="entries-section">
      <h2>{tTeam("pending")}</h2>
      <ul class="entries">
        {invites.value.map((invite) => (
          <li key={invite.id} class="entry">
            <span class="entry-icon">
              <Icon icon={Mail} size={18} />
            </span>
            <span class="entry-main">
              <span class="entry-title ellipsis">{invite.email}</span>
              <span class="entry-note">
                {tTeam(invite.role)} · {untilWhen(invite)}
              </span>
            </span>
            <span class="entry-actions">
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
