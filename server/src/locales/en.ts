/** What the server says by itself: mails and the lines for who installs it. Placeholders are in braces. */
export const en = {
  "department.sales": "Sales",
  "department.support": "Support",

  "mail.greeting": "Hello {name},",
  "mail.receipt.intro": "We received your request. Its number is {number}.",
  "mail.receipt.next": "We will answer you at this address.",
  "mail.receipt.subject": "Subject",
  "mail.receipt.message": "What you wrote",
  "mail.answer.intro": "{operator} from {organisation} answered your request {number}:",
  "mail.invite.title": "Your invitation to {organisation}",
  "mail.invite.intro": "You have been invited to answer chats and requests at {organisation}.",
  "mail.invite.action": "Choose your password",
  "mail.invite.expires":
    "The link works once, until {date}. If you were not expecting it, ignore this message.",
  "mail.sentBy": "Sent by {organisation}",

  "startup.running": "Palique is running at {url}",
  "startup.setup": "Finish the setup here (the link works once): {url}",
  "startup.console": "Operators sign in at {url}",
  "startup.demo": "A page to try the chat on: {url}",
  "startup.data": "Data is kept in {path}",
  "startup.noMail": "Mail is not set up: mails wait until SMTP_URL and MAIL_FROM are set.",
} as const;
