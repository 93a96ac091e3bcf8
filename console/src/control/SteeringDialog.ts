/** What opens on request, in a chunk of its own. */
export { HoldDialog } from "./HoldDialog.tsx";
export { InviteDialog } from "./InviteDialog.tsx";
export { SnoozeDialog } from "./SnoozeDialog.tsx";
export { TagPicker } from "./TagPicker.tsx";
