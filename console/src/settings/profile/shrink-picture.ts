import { AVATAR_MAX_BYTES } from "@palique/shared/limits.ts";

const SIDE = 128;

/** The middle of a picture as a small square; null when the file is no picture this browser can read. */
export async function shrinkPicture(file: Blob): Promise<Blob | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return null;
  const side = Math.min(picture.width, picture.height);
  const canvas = document.createElement("canvas");
  canvas.width = SIDE;
  canvas.height = SIDE;
  const context = canvas.getContext("2d");
  if (!context || side === 0) return null;
  context.imageSmoothingQuality = "high";
  const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2];
  context.drawImage(picture, left, top, side, side, 0, 0, SIDE, SIDE);
  picture.close();
  // PNG keeps transparency; a photo that would be too large as one becomes a JPEG.
  const png = await encoded(canvas, "image/png");
  return png && png.size <= AVATAR_MAX_BYTES ? png : encoded(canvas, "image/jpeg");
}

function encoded(canvas: HTMLCanvasElement, type: string): Promise<Blob | null> {
  return new Promise((done) => canvas.toBlob(done, type, 0.9));
}
