/** Kinds of data that can be kept for a number of days. */
export const RETENTION_KINDS = [
  "visits",
  "conversations",
  "tickets",
  "files",
  "recordings",
  "contacts",
  "invitations",
  "push",
  "mails",
  "audit",
] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];

/** Ten years. */
export const RETENTION_MAX_DAYS = 3_650;

/** How much of a network address is stored: all of it, its network (IPv4 /24, IPv6 /48), nothing. */
export const ADDRESS_RULES = ["whole", "truncated", "none"] as const;
export type AddressRule = (typeof ADDRESS_RULES)[number];
