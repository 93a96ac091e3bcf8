/** Every word of a chat. Spanish is typed by this one, so a text missing there does not compile. */
export const en = {
  dialog: "Chat",
  close: "Close",
  online: "We are online",
  offline: "Nobody is online right now",
  connecting: "Connecting…",
  greeting: "Hello! Tell us what you need and we will answer here.",

  name: "Your name",
  email: "Email",
  emailHint: "so that we can answer if you leave",
  optional: "optional",
  department: "Department",
  departmentOption: (name: string, online: boolean) => `${name} · ${online ? "online" : "offline"}`,
  question: "How can we help?",
  startChat: "Start chat",
  starting: "Starting…",
  leaveMessage: "Leave a message",
  preview: "We see what you type before you send it, to answer faster.",
  privacy: "Privacy",
  message: "Message",

  needed: "Please fill this in",
  tooLong: "Too long: at most 10,000 characters",
  emailWrong: "This does not look like an email address",
  consentNeeded: "We need your agreement to answer you",
  notNow: "We cannot take your message right now.",
  refused: "This could not be sent. Please check it and try again.",

  conversation: "Conversation",
  earlier: "Show earlier messages",
  you: "You",
  states: { sending: "Sending", sent: "Sent", read: "Read", failed: "Not sent" },
  typing: (name: string) => `${name} is typing`,
  joined: (name: string) => `${name} joined the chat`,
  held: "One moment, please. We will be right back.",
  endedByYou: "You ended the chat",
  endedBy: (name: string) => `${name} ended the chat`,
  ended: "The chat has ended",

  waiting: "Almost there",

  composerWaiting: "Add something",
  composer: "Write a message",
  emoji: "Emoji",
  attach: "Attach files",
  record: "Record a voice note",
  send: "Send",
  endChat: "End chat",
  sound: "Sound",
};

export type Words = typeof en;
