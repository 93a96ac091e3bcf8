import type { ChatView } from "@palique/shared/visitor.ts";
import { Component, createRef } from "preact";
import type { State } from "../core/state.ts";
import { LogLine } from "./LogLine.tsx";
import { isRich, loadRich } from "./load-extras.ts";
import { layOut } from "./log.model.ts";
import type { Panel } from "./panel.model.ts";

/** This near to its end the log follows new messages. */
const NEAR_PX = 60;

interface LogProps {
  panel: Panel;
  chat: ChatView;
  state: State;
}
interface LogState {
  /** The end is in view, and stays in view. */
  follows: boolean;
  /** The newest seq when the end was in view. */
  seen: number;
}

/** The conversation. It follows what is new unless the visitor is reading further up. */
export class LogView extends Component<LogProps, LogState> {
  override state = { follows: true, seen: 0 };
  private readonly log = createRef<HTMLDivElement>();
  /** A keyboard or a growing box takes room from the log. */
  private readonly observer = new ResizeObserver(() => this.state.follows && this.jump());

  private readonly jump = () => {
    this.log.current?.scrollTo(0, this.log.current.scrollHeight);
  };
  private readonly look = () => {
    const { panel, state } = this.props;
    if (state.timeline.messages.some(isRich)) this.enrich();
    if (!state.open || document.hidden || !this.state.follows) return;
    if (this.state.seen !== state.timeline.last) this.setState({ seen: state.timeline.last });
    panel.actions.markRead();
  };
  /** What can be done with a message comes once somebody is near one. */
  private readonly enrich = () => loadRich(this.props.panel).catch(() => {});
  private readonly onScroll = () => {
    const { current } = this.log;
    if (!current?.clientHeight) return;
    const follows = current.scrollHeight - current.scrollTop - current.clientHeight < NEAR_PX;
    if (follows !== this.state.follows) this.setState({ follows }, this.look);
  };

  override componentDidMount(): void {
    if (this.log.current) this.observer.observe(this.log.current);
    document.addEventListener("visibilitychange", this.look);
    this.jump();
    this.look();
  }
  override componentWillUnmount(): void {
    this.observer.disconnect();
    document.removeEventListener("visibilitychange", this.look);
  }
  override getSnapshotBeforeUpdate(): number {
    const { current } = this.log;
    return current ? current.scrollHeight - current.scrollTop : 0;
  }
  override componentDidUpdate(before: LogProps, _state: LogState, bottom: number): void {
    const { current } = this.log;
    const { state } = this.props;
    const sent = state.outgoing.length > before.state.outgoing.length;
    // Earlier messages came in above: what was in front of the eyes stays there.
    if (current && state.earlierAfter < before.state.earlierAfter) {
      current.scrollTop = current.scrollHeight - bottom;
    } else if (this.state.follows || sent) this.jump();
    this.look();
  }

  override render({ panel, chat, state }: LogProps, { follows, seen }: LogState) {
    const { words, rich, extras } = panel.own.get();
    const { timeline, clockAhead, typing, earlierAfter } = state;
    const outgoing = state.outgoing.filter(({ conversationId }) => conversationId === chat.conversationId);
    const items = layOut(
      rich ? rich.current(timeline.messages) : timeline.messages,
      outgoing,
      chat.operatorReadSeq,
      clockAhead,
      words,
      rich?.rareLine(panel),
    );
    return (
      <div class="log-frame">
        <div
          ref={this.log}
          class="log"
          role="log"
          aria-label={words.conversation}
          aria-relevant="additions"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
          tabIndex={0}
          onScroll={this.onScroll}
          onPointerEnter={this.enrich}
          onFocus={this.enrich}
        >
          {earlierAfter > 0 && (
            <button type="button" class="link small" onClick={() => panel.actions.loadEarlier()}>
              {words.earlier}
            </button>
          )}
          {(extras ? extras.withDays(items) : items).map((item) => (
            <LogLine key={item.key} item={item} panel={panel} />
          ))}
          {typing && (
            <div key="typing" class="said first" aria-hidden="true">
              <p class="bubble dots">•••</p>
              <p class="meta small">{words.typing(typing)}</p>
            </div>
          )}
        </div>
        {!follows && timeline.last > seen && extras && <extras.JumpButton panel={panel} jump={this.jump} />}
      </div>
    );
  }
}
