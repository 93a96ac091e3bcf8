export const sharing = {
  cobrowse: "Co-browsing",
  screen: "Screen sharing",
  voice: "Voice call",
  video: "Video call",
  capture: "Screenshot",
  started: "{what} with {operator} began",
  over: "{what} ended after {time}",
  refused: "{name} did not allow it: {what}",
  unanswered: "{name} did not answer: {what}",
  withdrawn: "{operator} took it back: {what}",
  failed: "It did not work: {what}",
};
