export const visitors = {
  title: "Visitors",
  next: "Next visitor",
  previous: "Previous visitor",
  invite: "Invite the visitor to chat",
  findPage: "Filter visitors by page",
};
