export const common = {
  save: "Save",
  saved: "Saved",
  cancel: "Cancel",
  close: "Close",
  back: "Back",
  retry: "Try again",
  loading: "Loading…",
  more: "More",
  optional: "optional",
  dismiss: "Dismiss",
};
