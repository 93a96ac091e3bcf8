import { Component, createRef } from "preact";
import { Shape } from "./Shape.tsx";

const PX = 80;

/** A small picture of what is still on its way: drawn, since an address of it might not be allowed in the page. */
export class Sketch extends Component<{ picture: Blob }, { failed: boolean }> {
  override state = { failed: false };
  private readonly canvas = createRef<HTMLCanvasElement>();

  override componentDidMount(): void {
    this.draw().catch(() => this.setState({ failed: true }));
  }
  private async draw(): Promise<void> {
    const bitmap = await createImageBitmap(this.props.picture);
    const { width, height } = bitmap;
    const side = Math.min(width, height);
    const pen = this.canvas.current?.getContext("2d");
    pen?.drawImage(bitmap, (width - side) / 2, (height - side) / 2, side, side, 0, 0, PX, PX);
    bitmap.close();
  }
  override render() {
    return this.state.failed ? (
      <span class="thumb">
        <Shape name="file" />
      </span>
    ) : (
      <canvas ref={this.canvas} class="thumb" width={PX} height={PX} />
    );
  }
}
