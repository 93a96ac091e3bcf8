import { z } from "zod";
import { EMAIL_MAX, FILES_MAX, MESSAGE_MAX, NAME_MAX, TITLE_MAX, URL_MAX } from "./limits.ts";
import { LOCALES } from "./locale.ts";

/** Building blocks of the schemas at every edge. */

/** An id made by the server (UUIDv7 text). Never trusted: it only names what the caller asks for. */
export const Id = z.string().min(1).max(64);
/** Chosen by the sender, so that a retry after a lost acknowledgment is stored once. */
export const ClientId = z.string().regex(/^[\w-]{8,64}$/);
export const Name = z.string().trim().min(1).max(NAME_MAX);
export const Email = z
  .email()
  .max(EMAIL_MAX)
  .transform((email) => email.toLowerCase());
export const MessageText = z
  .string()
  .max(MESSAGE_MAX)
  .refine((text) => text.trim().length > 0);
/** Words, or none beside files. */
export const Caption = z.string().max(MESSAGE_MAX);
/** Finished uploads of the sender, each used once. */
export const FileIds = z.array(Id).max(FILES_MAX).default([]);
/** A message says something, or brings something. */
export function isSaying(message: { text: string; fileIds: readonly string[] }): boolean {
  return message.text.trim().length > 0 || message.fileIds.length > 0;
}
export const LocaleField = z.enum(LOCALES);
/** Only http and https: what operators click can never run as script. */
export const WebUrl = z.url({ protocol: /^https?$/ }).max(URL_MAX);
/** Where a visitor is. What is odd about it is dropped or cut, so that it never stands in the way of a chat. */
export const Page = z.object({
  url: z.string().max(20_000).transform(shortened).pipe(WebUrl),
  title: z
    .string()
    .transform((title) => title.slice(0, TITLE_MAX))
    .catch(""),
  referrer: z.string().transform(shortened).pipe(WebUrl).or(z.literal("")).catch(""),
});
export type Page = z.infer<typeof Page>;
/** Without what follows the path when that makes it too long: tracking parameters have no end. */
function shortened(url: string): string {
  return url.length <= URL_MAX ? url : (url.split(/[?#]/)[0] ?? "");
}

export const Color = z.string().regex(/^#[0-9a-f]{6}$/i);
export const LocalizedName = z
  .object({ en: z.string().trim().max(NAME_MAX).optional(), es: z.string().trim().max(NAME_MAX).optional() })
  .refine((names) => Boolean(names.en || names.es));
export const LocalizedText = z.object({
  en: z.string().trim().max(500).optional(),
  es: z.string().trim().max(500).optional(),
});
/** An IANA zone this runtime knows, such as "America/Bogota". */
export const TimeZone = z
  .string()
  .max(64)
  .refine((zone) => {
    try {
      new Intl.DateTimeFormat("en", { timeZone: zone });
      return true;
    } catch {
      return false;
    }
  });
