import { shellCommands } from "../app/shell.commands.ts";
import { blockingCommands } from "../blocking/blocking.commands.ts";
import { bulkCommands } from "../bulk/bulk.commands.ts";
import { cannedCommands } from "../canned/canned.commands.ts";
import { controlCommands } from "../control/control.commands.ts";
import { conversationCommands } from "../conversation/conversation.commands.ts";
import { handoverCommands } from "../handover/handover.commands.ts";
import { inboxCommands } from "../inbox/inbox.commands.ts";
import { layoutCommands } from "../layout/layout.commands.ts";
import { scheduledCommands } from "../scheduled/scheduled.commands.ts";
import { searchCommands } from "../search/search.commands.ts";
import { sharingCommands } from "../sharing/sharing.commands.ts";
import { teamChatCommands } from "../team-chats/team-chats.commands.ts";
import { transcriptCommands } from "../transcript/transcript.commands.ts";
import { visitorCommands } from "../visitors/visitors.commands.ts";
import { overlayCommands } from "./overlay.commands.ts";
import { register } from "./registry.ts";

/** Everything that can be commanded; a feature adds the list of its own here. */
register(
  conversationCommands,
  controlCommands,
  scheduledCommands,
  cannedCommands,
  handoverCommands,
  blockingCommands,
  sharingCommands,
  inboxCommands,
  shellCommands,
  searchCommands,
  bulkCommands,
  teamChatCommands,
  layoutCommands,
  visitorCommands,
  transcriptCommands,
  overlayCommands,
);
