import { parseArgs } from "node:util";
import { bytes } from "./bytes.ts";
import { cobrowsePage } from "./cobrowse-page.ts";
import { cobrowseRelay } from "./cobrowse-relay.ts";
import { cobrowseView } from "./cobrowse-view.ts";
import { consoleAtWork } from "./console.ts";
import type { Bench } from "./contenders.ts";
import { growth } from "./growth.ts";
import { idle } from "./idle.ts";
import { latency } from "./latency.ts";
import { liveList } from "./live-list.ts";
import { mainThread } from "./main-thread.ts";
import { relay } from "./relay.ts";
import { note } from "./report.ts";
import { scroll } from "./scroll.ts";
import { search } from "./search.ts";
import { tracking } from "./tracking.ts";

/** `pnpm bench [name…] [--option value]`: each figure as one line of JSON. */
const BENCHES: Record<string, (bench: Bench) => Promise<void>> = {
  relay,
  latency,
  growth,
  search,
  scroll,
  idle,
  tracking,
  "live-list": liveList,
  "cobrowse-relay": cobrowseRelay,
  bytes,
  "main-thread": mainThread,
  console: consoleAtWork,
  "cobrowse-page": cobrowsePage,
  "cobrowse-view": cobrowseView,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    conversations: { type: "string", default: "200" },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "4" },
    stored: { type: "string", default: "10000000" },
    idle: { type: "string", default: "5000" },
    tracked: { type: "string", default: "5000" },
    crowd: { type: "string", default: "20000" },
    messages: { type: "string", default: "180000" },
    chats: { type: "string", default: "4000" },
  },
});
const bench: Bench = {
  conversations: Number(values.conversations),
  rounds: Number(values.rounds),
  seconds: Number(values.seconds),
  stored: Number(values.stored),
  idle: Number(values.idle),
  tracked: Number(values.tracked),
  crowd: Number(values.crowd),
  messages: Number(values.messages),
  chats: Number(values.chats),
};
for (const [name, run] of Object.entries(BENCHES)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  note(`${name} …`);
  await run(bench);
}
