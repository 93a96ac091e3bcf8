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
/** Operators in one chat of the team, and the length of a group's name. */
export const ROOM_MEMBERS_MAX = 50;
export const ROOM_NAME_MAX = 80;
/** A tag's name. */
export const TAG_MAX = 40;
/** What the embedding page says of a visitor: how many things, and how long their names and values may be. */
export const VARIABLES_MAX = 20;
export const VARIABLE_NAME_MAX = 64;
export const VARIABLE_MAX = 200;
/** What a visitor says with a rating. */
export const RATING_COMMENT_MAX = 1_000;
/** A ready-made text, in one language. */
export const CANNED_TEXT_MAX = 5_000;
/** Ready-made texts in one import, and the bytes of its request. */
export const CANNED_IMPORT_MAX = 1_000;
export const CANNED_IMPORT_MAX_BYTES = 2_000_000;
/** Messages of one operator that wait in a conversation to be sent as if typed. */
export const SCHEDULED_MAX = 20;
/** Files of one message. */
export const FILES_MAX = 10;
/** Bytes that travel in one request of an upload, at most. */
export const CHUNK_MAX = 1_048_576;
/** The longest voice note. */
export const VOICE_MAX_MS = 300_000;
/** An automatic message in one language, and how many follow each other in one silence. */
export const AUTO_TEXT_MAX = 1_000;
export const AUTO_STEPS_MAX = 5;
/** Seconds of silence after which automatic messages come. */
export const AUTO_SECONDS = {
  waiting: { min: 0, max: 3_600 },
  silent: { min: 5, max: 7_200 },
  idle: { min: 5, max: 86_400 },
} as const;
/** A customer's id in the host's own system. */
export const EXTERNAL_ID_MAX = 200;
/** Rows of the live list in one window. */
export const LIVE_WINDOW_MAX = 100;
/** What is kept of a contact: fields of the administrator's, the length of a value, of a note. */
export const CONTACT_FIELDS_MAX = 50;
export const CONTACT_VALUE_MAX = 500;
export const CONTACT_NOTE_MAX = 5_000;
/** CSS selectors of a site that say what is private: how many of a kind, and how long. */
export const SELECTORS_MAX = 100;
export const SELECTOR_MAX = 200;
/** A session description of WebRTC. */
export const SIGNAL_MAX = 60_000;
/** Seconds in which a visitor can answer what an operator asks to see. */
export const SHARE_ANSWER_SECONDS = 120;
/** A batch of a page that is co-browsed as it travels, and the most it may become unpacked: bytes. */
export const FRAME_MAX_BYTES = 4_000_000;
export const UNPACKED_MAX_BYTES = 60_000_000;
/** What an operator types at once on the visitor's page, and points of a line that travel together. */
export const ACT_TEXT_MAX = 1_000;
export const ACT_SPOTS_MAX = 60;
