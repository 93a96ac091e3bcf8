import { RATING_COMMENT_MAX } from "@palique/shared/limits.ts";
import type { ChatRating } from "@palique/shared/visitor.ts";
import { Component } from "preact";
import { RATING_WORDS } from "../i18n/rating.ts";
import { localeOf, type Panel } from "../panel/panel.model.ts";
import { rate } from "./moves.ts";

/** From lucide (ISC). */
const STAR =
  "M11.525 2.295a.53.53 0 0 1 .95 0l2.31 4.679a2.123 2.123 0 0 0 1.595 1.16l5.166.756a.53.53 0 0 1 .294.904l-3.736 3.638a2.123 2.123 0 0 0-.611 1.878l.882 5.14a.53.53 0 0 1-.771.56l-4.618-2.428a2.122 2.122 0 0 0-1.973 0L6.396 21.01a.53.53 0 0 1-.77-.56l.881-5.139a2.122 2.122 0 0 0-.611-1.879L2.16 9.795a.53.53 0 0 1 .294-.906l5.165-.755a2.122 2.122 0 0 0 1.597-1.16z";
const DOWN =
  "M9 18.12 10 14H4.17a2 2 0 0 1-1.92-2.56l2.33-8A2 2 0 0 1 6.5 2H20a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-2.76a2 2 0 0 0-1.79 1.11L12 22a3.13 3.13 0 0 1-3-3.88ZM17 14V2";
const UP =
  "M15 5.88 14 10h5.83a2 2 0 0 1 1.92 2.56l-2.33 8A2 2 0 0 1 17.5 22H4a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2h2.76a2 2 0 0 0 1.79-1.11L12 2a3.13 3.13 0 0 1 3 3.88ZM7 10v12";

interface RatingState {
  /** Chosen here: it shows at once. */
  chosen: number;
  /** From this `rev` of the chat on the server's word has it, and counts. */
  settled: number;
  comment: string;
  late: boolean;
}

/**
 * How was it? A tap is stored at once and can be changed for a while; then words can be added. What another tab
 * gave shows here too: the server's word counts.
 */
export class RatingView extends Component<{ panel: Panel; rating: ChatRating }, RatingState> {
  override state: RatingState = {
    chosen: 0,
    settled: 0,
    comment: this.props.rating.given?.comment ?? "",
    late: false,
  };

  private async rate(score: number, comment: string): Promise<void> {
    const { panel, rating } = this.props;
    this.setState({ chosen: score, settled: Number.POSITIVE_INFINITY });
    const reply = await rate(panel, { kind: rating.kind, score, comment: comment.trim() });
    if (!reply.ok) this.setState({ settled: 0, late: true });
    else if (this.state.chosen === score) this.setState({ settled: reply.value.rev });
  }

  override render() {
    const { panel, rating } = this.props;
    const { chosen, settled, comment, late } = this.state;
    const { kind, given, changeUntil } = rating;
    const words = RATING_WORDS[localeOf(panel)];
    const { chat, clockAhead } = panel.store.get();
    const score = chat && chat.rev < settled ? chosen : (given?.score ?? null);
    const open = !late && (!changeUntil || Date.now() + clockAhead < changeUntil);
    const marks = kind === "stars" ? [1, 2, 3, 4, 5] : [0, 1];
    const send = (event: Event) => {
      event.preventDefault();
      if (score !== null) void this.rate(score, comment);
    };
    return (
      <div class="rating">
        <p role="status">{score === null ? words.question : words.thanks}</p>
        <fieldset class="marks" aria-label={words.question}>
          {marks.map((mark) => {
            const isThumb = kind === "thumbs";
            const label = isThumb ? (mark ? words.good : words.bad) : words.stars(mark);
            const filled = score !== null && (isThumb ? mark === score : mark <= score);
            return (
              <button
                key={mark}
                type="button"
                aria-label={label}
                title={label}
                aria-pressed={mark === score}
                disabled={!open}
                onClick={() => this.rate(mark, given?.comment ?? "")}
              >
                <svg
                  class={`icon ${filled ? "filled" : ""} ${kind === "thumbs" ? "thumb" : ""}`}
                  viewBox="0 0 24 24"
                  aria-hidden="true"
                >
                  <path d={isThumb ? (mark ? UP : DOWN) : STAR} />
                </svg>
              </button>
            );
          })}
        </fieldset>
        {late && <p class="small">{words.late}</p>}
        {score !== null && open && (
          <form onSubmit={send}>
            <textarea
              rows={2}
              dir="auto"
              aria-label={words.comment}
              placeholder={words.comment}
              maxLength={RATING_COMMENT_MAX}
              value={comment}
              onInput={(event) => this.setState({ comment: event.currentTarget.value })}
            />
            <button type="submit" class="second" disabled={comment.trim() === (given?.comment ?? "")}>
              {words.send}
            </button>
          </form>
        )}
      </div>
    );
  }
}
