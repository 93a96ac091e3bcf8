/** Sizes both sides agree on. Lengths are in UTF-16 code units, times in milliseconds. */

/** The longest message a visitor or an operator can send. */
export const MESSAGE_MAX = 10_000;
/** How much of the end of a draft is shown to operators. */
export const DRAFT_MAX = 2_000;
/** A draft travels at most this often. */
export const DRAFT_EVERY_MS = 100;
/** "… is typing" goes out this long after the last sign of typing. */
export const TYPING_FADES_MS = 4_000;
/** Messages in one page of a conversation. */
export const PAGE_SIZE = 50;
export const NAME_MAX = 120;
export const EMAIL_MAX = 254;
export const SUBJECT_MAX = 200;
export const URL_MAX = 2_000;
export const TITLE_MAX = 300;
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;
/** An avatar as stored, in bytes; the console shrinks pictures to 128 x 128 before it sends them. */
export const AVATAR_MAX_BYTES = 100_000;
