import type { Panel } from "../panel/panel.model.ts";
import { sizeText } from "./amounts.ts";
import { Shape, ShapeButton } from "./Shape.tsx";
import { Sketch } from "./Sketch.tsx";
import { Sources } from "./Sources.tsx";
import type { TrayItem } from "./tray.model.ts";
import { VoicePlayer } from "./VoicePlayer.tsx";
import { fileWords } from "./words.ts";

/** The server's no to these stays a no. */
const FOR_GOOD = /too-large|file-refused|forbidden/;

/** What goes along with the message, each with how far it is; and where files go that are held over the panel. */
export function TrayView({ panel }: { panel: Panel }) {
  const { tray } = panel.own.get();
  if (!tray) return null;
  const words = fileWords(panel);
  const { items, notice, waits, dropping, choosing, making, screen } = tray;
  const isDown = panel.store.get().link === "down";
  return (
    <div class="tray">
      {items.length > 0 && (
        <ul aria-label={words.attached}>
          {items.map((item) => (
            <Item key={item.clientId} panel={panel} item={item} isDown={isDown} />
          ))}
        </ul>
      )}
      {choosing && <Sources panel={panel} />}
      {making && (
        <p class="small" role="status">
          {making}
        </p>
      )}
      {screen && <screen.View panel={panel} recording={screen} />}
      {notice && (
        <p key={notice} class="wrong small" role="alert">
          {notice}
        </p>
      )}
      {waits && (
        <p class="small" role="status">
          {isDown ? words.laterOffline : words.later}
        </p>
      )}
      {dropping && (
        <p class="drop" aria-hidden="true">
          {words.drop}
        </p>
      )}
    </div>
  );
}

function Item({ panel, item, isDown }: { panel: Panel; item: TrayItem; isDown: boolean }) {
  const words = fileWords(panel);
  const { files } = panel.own.get();
  const { clientId, name, size, voiceMs, sent, card, failure } = item;
  const isVoice = voiceMs !== null;
  const label = isVoice ? words.voiceNote : name;
  const remove = () => {
    // Its button goes with it: the keyboard goes on from where files are attached.
    panel.host.root.querySelector<HTMLElement>(".composer .tool, .tray + button")?.focus();
    files?.remove(clientId);
  };
  const isGoing = !card && !failure;
  const percent = Math.min(99, Math.round((sent / size) * 100));
  const state = isGoing ? (isDown ? words.waitsForLine : `${percent} %`) : "";
  return (
    <li class={failure ? "failed" : ""}>
      {card && isVoice ? (
        <VoicePlayer panel={panel} url={card.url} ms={voiceMs} />
      ) : (
        <>
          <Thumb panel={panel} item={item} />
          <span class="about">
            <bdi title={label}>{label}</bdi>
            <span class="small">{[state, sizeText(panel, size)].filter(Boolean).join(" · ")}</span>
          </span>
        </>
      )}
      {failure && !FOR_GOOD.test(failure.error) && (
        <ShapeButton label={words.retry(label)} shape="again" onClick={() => files?.retry(clientId)} />
      )}
      <ShapeButton
        label={isGoing ? words.cancel(label) : words.remove(label)}
        shape="close"
        onClick={remove}
      />
      {isGoing && <progress max={100} value={percent} aria-label={label} />}
      <span class="unseen" role="status">
        {card && words.ready(label)}
      </span>
    </li>
  );
}

/** A picture as soon as there is one: drawn here, later the server's. A strict page lets no others in. */
function Thumb({ panel, item: { card, bytes } }: { panel: Panel; item: TrayItem }) {
  if (card?.thumbnail) return <img class="thumb" src={panel.host.origin + card.thumbnail} alt="" />;
  if (!card && bytes && /^image\/(?!svg)/.test(bytes.type)) return <Sketch picture={bytes} />;
  return (
    <span class="thumb">
      <Shape name="file" />
    </span>
  );
}
