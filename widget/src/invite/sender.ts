import type { Invitation } from "@palique/shared/invitations.ts";
import type { Host } from "../host.ts";

/** Who invites: an operator, else the organisation. */
export interface Sender {
  name: string;
  initials: string;
  /** Address of the picture; "" none. */
  picture: string;
}

export function senderOf(
  { config, origin, labels, locale }: Host,
  { operator }: Pick<Invitation, "operator">,
): Sender {
  const name = operator?.name || config?.organisation || labels[locale];
  const letters = name.match(/(?<!\S)\S/gu) ?? [""];
  const initials = `${letters[0]}${letters[1] ? letters.at(-1) : ""}`;
  const picture = operator?.avatar ? new URL(operator.avatar, origin).href : "";
  return { name, initials: initials.toUpperCase(), picture };
}
