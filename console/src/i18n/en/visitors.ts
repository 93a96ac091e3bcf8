export const visitors = {
  title: "Visitors",
  views: "Show as",
  list: "List",
  map: "Map",
  counts: "{online} online, {idle} idle, {chat} in chat",
  page: "Page",
  newer: "{n} new visitor|{n} new visitors",
};
