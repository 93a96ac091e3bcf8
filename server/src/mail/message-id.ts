import type { Config } from "../config.ts";

type Place = Pick<Config, "publicUrl">;

/** Right of the @ in Message-IDs: does not change with the mail server. */
export function hostOf({ publicUrl }: Place): string {
  return new URL(publicUrl).hostname;
}

/** Message-ID of the mail that carries this message of a ticket. An answer's In-Reply-To leads back to it. */
export function ticketMessageId(config: Place, conversationId: string, seq: number): string {
  return `<ticket.${conversationId}.${seq}@${hostOf(config)}>`;
}
