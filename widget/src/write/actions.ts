import type { MessageExtra } from "@palique/shared/conversation.ts";
import type { CreateTicket, StartChat } from "@palique/shared/visitor.ts";
import type { Deliver } from "./deliver.ts";
import type { Reading } from "./reading.ts";

/** What every form sends besides its fields. */
type Added = "clientId" | "token" | "page" | "language" | "timeZone";
export type StartFields = Omit<StartChat, Added | "variables" | "priority" | "invitationId">;
export type TicketFields = Omit<CreateTicket, Added>;

/** Everything the panel can do. */
export interface Actions extends Reading {
  start(fields: StartFields): void;
  createTicket(fields: TicketFields): void;
  withdraw(): void;
  send(text: string, extra?: MessageExtra): void;
  /** For what comes later than the panel. */
  deliver: Deliver;
  /** Who this browser is: made when it is first needed, and by the browser. */
  token(): string;
  retry(clientId: string): void;
  discard(clientId: string): void;
  /** The words in the box: kept, shown in other tabs, and previewed to operators. */
  type(text: string): void;
  setSound(on: boolean): void;
  keepForm(fields: string): void;
  keptForm(): string | null;
  close(): void;
}
