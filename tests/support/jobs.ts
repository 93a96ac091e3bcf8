import type { JobHandlers } from "../../server/src/jobs/job-kinds.ts";

/** Nobody works on any kind: tests name those they are about. */
export const IDLE: JobHandlers = {
  mail: null,
  "offer-expiry": null,
  "operator-gone": null,
  push: null,
  "push-send": null,
  "transfer-expiry": null,
  "snooze-over": null,
  "scheduled-message": null,
  "chat-silence": null,
  "missed-mail": null,
  "link-titles": null,
  "invitation-over": null,
  "share-over": null,
  "file-removal": null,
  "recording-removal": null,
  "file-sweep": null,
  removal: null,
  purge: null,
  "address-rule": null,
};
