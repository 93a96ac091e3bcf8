import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { IconNode } from "lucide";

/** Under which heading a command stands in the palette and on the sheet of shortcuts. */
export const GROUPS = ["conversation", "go", "visitors", "you", "view"] as const;
type Group = (typeof GROUPS)[number];

/**
 * Something the operator can have done: from the palette, with keys, or as `!word` in a reply. Every feature
 * lists its own in `<feature>/*.commands.ts`; `all.ts` brings them together.
 */
export interface Command {
  /** Never changes: what was used lately is remembered by it. */
  id: string;
  group: Group;
  /** In the language of the screen. */
  title: () => string;
  icon: IconNode;
  /** Other words it is found by, of every language. */
  keywords?: string;
  /**
   * The first is shown. "e" and "g i" (one after the other) only count while nothing is being written, so give
   * what is wanted while writing another one with "Alt+Shift+…" or "Mod+…" (Ctrl, on a Mac Cmd).
   */
  keys?: readonly string[];
  /** Given: it may be written as `!word` in a reply; of every language, the first of each language leads. */
  words?: readonly string[];
  /** What may follow the word, shown behind it: "!tag name". */
  argument?: () => string;
  /** Only as `!word`: the palette has others in its place. */
  onlyWritten?: boolean;
  /** Whether it makes sense now; `row` is the conversation that has the focus. */
  when: (row: ConversationSummary | null) => boolean;
  /** `argument` is what follows the word in a reply, "" from anywhere else. */
  run: (row: ConversationSummary | null, argument: string) => void;
}

type Free = Omit<Command, "when" | "run"> & {
  when?: () => boolean;
  run: () => void;
};
type AboutConversation = Omit<Command, "group" | "when" | "run"> & {
  when?: (row: ConversationSummary) => boolean;
  run: (row: ConversationSummary, argument: string) => void;
};

const registered: Command[] = [];

export function register(...lists: readonly (readonly Command[])[]): void {
  registered.push(...lists.flat());
}

/** Everything there is, in the order it was registered. */
export function allCommands(): readonly Command[] {
  return registered;
}

/** A command that needs no conversation. */
export function command({ when = () => true, ...rest }: Free): Command {
  return { ...rest, when };
}

/** A command about the conversation that has the focus. */
export function conversationCommand({ when = () => true, run, ...rest }: AboutConversation): Command {
  return {
    ...rest,
    group: "conversation",
    when: (row) => row !== null && when(row),
    run: (row, argument) => {
      if (row) run(row, argument);
    },
  };
}
