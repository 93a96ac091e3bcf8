import { EMAIL_MAX } from "@palique/shared/limits.ts";
import { Component } from "preact";
import { randomText } from "../base/random.ts";
import { localeOf, type Panel } from "../panel/panel.model.ts";
import { KEEP_WORDS } from "./words.ts";

interface KeepState {
  /** Asked for an address: none is known. */
  asking: boolean;
  email: string;
  says: string;
  wrong: boolean;
  /** Where the page is, if the browser let no tab be opened. */
  page: string;
}

/** Waiting for minutes is nothing for a click: who is refused for now is told so. */
const atOnce = (waits: number) => waits === 0;

/** Taking the conversation along: on paper, or in the own mailbox. */
export class KeepBar extends Component<{ panel: Panel }, KeepState> {
  override state: KeepState = { asking: false, email: "", says: "", wrong: false, page: "" };
  private busy = false;
  /** The same for every try of one wish, so that one mail is sent. */
  private clientId = randomText(22);

  private reader() {
    const { panel } = this.props;
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const conversationId = panel.store.get().chat?.conversationId ?? "";
    return { conversationId, locale: localeOf(panel), timeZone };
  }

  private readonly print = async () => {
    const { host, actions } = this.props.panel;
    // Opened in the click itself: later it would be blocked. It must not reach back to this page.
    const tab = open("about:blank", "_blank");
    if (tab) tab.opener = null;
    const reply = await actions.deliver("transcript:link", this.reader(), atOnce);
    if (!reply.ok) {
      tab?.close();
      return this.setState({ says: this.words().failed });
    }
    const page = host.origin + reply.value.path;
    if (tab) tab.location.replace(page);
    else this.setState({ page, says: "" });
  };

  private readonly mail = async (event: Event) => {
    event.preventDefault();
    const { store, actions } = this.props.panel;
    const words = this.words();
    const email = store.get().profile?.email || this.state.email.trim();
    if (!email) return this.setState({ asking: true, says: "" });
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) return this.setState({ wrong: true, says: words.wrong });
    if (this.busy) return;
    this.busy = true;
    const input = { ...this.reader(), clientId: this.clientId, email };
    const reply = await actions.deliver("transcript:mail", input, atOnce);
    this.busy = false;
    if (reply.ok) {
      // Asked for once more, it is sent once more.
      this.clientId = randomText(22);
      this.setState({ asking: false, wrong: false, says: words.sent(reply.value.email) });
    } else {
      const wrong = reply.error === "bad-input";
      this.setState({ wrong, says: wrong ? words.wrong : words.failed });
    }
  };

  private words() {
    return KEEP_WORDS[localeOf(this.props.panel)];
  }

  override render() {
    const words = this.words();
    const { asking, email, says, wrong, page } = this.state;
    return (
      <div class="keep small">
        <div class="links">
          {page ? (
            <a href={page} target="_blank" rel="noopener noreferrer">
              {words.open}
            </a>
          ) : (
            <button type="button" class="link small" onClick={this.print}>
              {words.print}
            </button>
          )}
          {!asking && (
            <button type="button" class="link small" onClick={this.mail}>
              {words.mail}
            </button>
          )}
        </div>
        {asking && (
          <form noValidate onSubmit={this.mail}>
            <input
              ref={focusIt}
              type="email"
              autocomplete="email"
              dir="ltr"
              aria-label={words.email}
              aria-invalid={wrong}
              placeholder={words.email}
              maxLength={EMAIL_MAX}
              value={email}
              onInput={(event) => this.setState({ email: event.currentTarget.value, wrong: false, says: "" })}
            />
            <button type="submit" class="second">
              {words.send}
            </button>
          </form>
        )}
        <p role="status" class={wrong ? "wrong" : ""}>
          {says}
        </p>
      </div>
    );
  }
}

/** The button that asked is gone: the cursor goes on to the box. */
function focusIt(input: HTMLInputElement | null): void {
  if (input && !input.value) input.focus();
}
