export const common = {
  saved: "Saved",
  cancel: "Cancel",
  close: "Close",
  back: "Back",
  retry: "Try again",
  loading: "Loading…",
  optional: "optional",
  dismiss: "Dismiss",
  done: "Done",
};
