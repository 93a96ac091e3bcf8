import type { ErrorCode } from "@palique/shared/reply.ts";

export const errors: Record<ErrorCode, string> & {
  "rate-limited-for": string;
  "rate-limited-minutes": string;
  "no-connection": string;
} = {
  "bad-input": "Something in the form is not right. Check the fields and try again.",
  "not-signed-in": "Your session has ended. Sign in again.",
  "wrong-credentials": "That email and password do not match.",
  forbidden: "You do not have permission to do this.",
  "not-found": "This does not exist any more, or you cannot see it.",
  "site-unknown": "This site does not exist.",
  "origin-refused": "This address may not use the server.",
  "rate-limited": "Too many attempts. Wait a moment and try again.",
  "rate-limited-for":
    "Too many attempts. Try again in {n} second.|Too many attempts. Try again in {n} seconds.",
  "rate-limited-minutes":
    "Too many attempts. Try again in {n} minute.|Too many attempts. Try again in {n} minutes.",
  "no-operator": "Nobody is available right now.",
  "not-accepted": "This cannot be accepted right now.",
  "queue-full": "The queue is full.",
  "already-taken": "Someone else took this chat first.",
  "at-capacity": "You have as many chats as you can have at once. End one to take another.",
  "chat-ended": "This chat has already ended.",
  "email-taken": "Someone already uses this email.",
  "last-admin": "At least one administrator must remain.",
  expired: "This link is no longer valid.",
  conflict: "Someone changed this at the same time. Reload and try again.",
  "too-large": "The file is larger than allowed.",
  "file-refused": "Files of this kind are not accepted here.",
  "disk-full": "The server has no room left for files. Tell your administrator.",
  unavailable: "The server is busy. Try again in a moment.",
  internal: "Something failed on the server. Try again; if it goes on, tell your administrator.",
  "no-connection": "There is no connection to the server. Check your network and try again.",
};
