import type { TicketStatus } from "@palique/shared/conversation.ts";
import { TICKET_STATUSES } from "@palique/shared/conversation.ts";
import type { ConversationSummary } from "@palique/shared/operator.ts";
import { setTicketStatus } from "../inbox/actions.model.ts";
import { t } from "./texts.ts";
import "./ticket-status.css";

/** Open, waiting or resolved, as one control; it shows at once. */
export function TicketStatusControl({ row, status }: { row: ConversationSummary; status: TicketStatus }) {
  return (
    <fieldset class="ticket-status">
      <legend class="visually-hidden">{t("status")}</legend>
      {TICKET_STATUSES.map((one) => (
        <label key={one}>
          <input
            type="radio"
            class="visually-hidden"
            name={`status-${row.id}`}
            checked={one === status}
            onChange={() => void setTicketStatus(row, one)}
          />
          <span>{t(one)}</span>
        </label>
      ))}
    </fieldset>
  );
}
