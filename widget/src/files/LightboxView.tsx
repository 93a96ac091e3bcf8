import type { FileCard } from "@palique/shared/conversation.ts";
import { Component, createRef } from "preact";
import type { Panel } from "../panel/panel.model.ts";
import { Shape, ShapeButton } from "./Shape.tsx";
import { fileWords } from "./words.ts";

interface LightboxProps {
  panel: Panel;
  pictures: readonly FileCard[];
  at: number;
  /** -1: none. */
  show(at: number): void;
}

/** A message's pictures over the whole window, one by one: arrows go on, Escape closes. */
export class LightboxView extends Component<LightboxProps, { unseen: string }> {
  override state = { unseen: "" };
  private readonly dialog = createRef<HTMLDialogElement>();
  private readonly before = this.props.panel.host.root.activeElement;

  override componentDidMount(): void {
    this.dialog.current?.showModal();
  }
  override componentWillUnmount(): void {
    // While it is open nothing beside it takes the focus.
    this.dialog.current?.close();
    if (this.before instanceof HTMLElement) this.before.focus();
  }
  private readonly onKeyDown = (event: KeyboardEvent) => {
    // The panel stays open behind it.
    event.stopPropagation();
    if (event.key === "ArrowLeft") this.step(-1);
    if (event.key === "ArrowRight") this.step(1);
  };
  private step(by: number): void {
    const { at, pictures, show } = this.props;
    if (pictures[at + by]) show(at + by);
  }

  override render({ panel, pictures, at, show }: LightboxProps, { unseen }: { unseen: string }) {
    const file = pictures[at];
    if (!file) return null;
    const words = fileWords(panel);
    const url = panel.host.origin + file.url;
    const many = pictures.length > 1;
    return (
      <dialog
        ref={this.dialog}
        class="lightbox"
        aria-label={file.name}
        onClose={() => show(-1)}
        onKeyDown={this.onKeyDown}
        onClick={({ target }) => !(target as Element).closest("button, a, img") && show(-1)}
      >
        <div class="top">
          <bdi>{file.name}</bdi>
          {many && <span aria-live="polite">{words.place(at + 1, pictures.length)}</span>}
          <a class="tool" href={`${url}?save`} download={file.name} aria-label={words.download(file.name)}>
            <Shape name="save" />
          </a>
          <ShapeButton label={words.close} shape="close" onClick={() => show(-1)} />
        </div>
        {unseen === file.id ? (
          <p>{words.unseen}</p>
        ) : (
          <img
            key={file.id}
            src={url}
            alt={file.name}
            width={file.width ?? undefined}
            height={file.height ?? undefined}
            onError={() => this.setState({ unseen: file.id })}
          />
        )}
        {many && (
          <div class="steps">
            <ShapeButton
              label={words.previous}
              shape="back"
              disabled={at === 0}
              onClick={() => this.step(-1)}
            />
            <ShapeButton
              label={words.next}
              shape="on"
              disabled={at === pictures.length - 1}
              onClick={() => this.step(1)}
            />
          </div>
        )}
      </dialog>
    );
  }
}
