import { TICKET_STATUSES, type TicketStatus } from "@palique/shared/conversation.ts";
import type { ConversationSummary } from "@palique/shared/operator.ts";
import { setTicketStatus } from "../inbox/actions.model.ts";
import { t } from "./texts.ts";
import "./ticket-status.css";

/** Open, waiting or resolved; it shows at once. */
export function TicketStatusControl({ row, status }: { row: ConversationSummary; status: TicketStatus }) {
  return (
    <select
      class={`ticket-status ticket-status-${status}`}
      aria-label={t("status")}
      title={t("status")}
      value={status}
      onChange={(event) => {
        const chosen = TICKET_STATUSES.find((one) => one === event.currentTarget.value);
        if (chosen) void setTicketStatus(row, chosen);
      }}
    >
      {TICKET_STATUSES.map((one) => (
        <option key={one} value={one}>
          {t(one)}
        </option>
      ))}
    </select>
  );
}
