export const alerts = {
  newTicket: "New ticket #{number} from {name}",
  wentBack: "The chat of {name} went back to the queue",
  wentOn: "The chat of {name} is with somebody else now",

  mentioned: "{name} mentioned you",
  waitingPlain: "A chat is waiting",
  offerPlain: "A chat for you",
  messagePlain: "New message",
  transferPlain: "A colleague hands you a chat",
  mentionPlain: "You were mentioned",
  ticketPlain: "New ticket",
  returnedPlain: "A chat of yours went on",

  blocked: "Your browser keeps sounds off until you click anywhere on this page.",
  askTitle: "Get told of new chats in the background",
  turnOn: "Turn on",
  notNow: "Not now",
};
