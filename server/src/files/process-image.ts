import sharp, { type Sharp } from "sharp";
import { AppError } from "../errors.ts";

/** Longest side of a stored image, and of its thumbnail, in pixels. */
const FULL_PX = 4_096;
const SMALL_PX = 480;
/** More are a trap or of no use: a picture of 50 megapixels takes 200 MB to unpack. All frames count. */
const PIXELS_MAX = 50_000_000;

// One image takes one thread and nothing stays behind.
sharp.concurrency(1);
sharp.cache(false);

export interface Pictured {
  type: string;
  ending: string;
  width: number;
  height: number;
  size: number;
}

/**
 * Draws an image anew: only its pixels come along, no place where it was taken and nothing hidden behind them.
 * Turned upright, at most FULL_PX, still moving if it did. Fails with "file-refused" when it cannot be drawn.
 */
export async function processImage(from: string, to: string, thumbnail: string): Promise<Pictured> {
  try {
    const image = await open(from);
    const { format = "" } = await image.metadata();
    const target = ENCODERS[format] ?? ENCODERS.webp;
    if (!target) throw new AppError("file-refused");
    const drawn = image
      .autoOrient()
      .resize({ width: FULL_PX, height: FULL_PX, fit: "inside", withoutEnlargement: true });
    const { width, height, pageHeight, size } = await target.encode(drawn).toFile(to);
    await sharp(to, { limitInputPixels: PIXELS_MAX })
      .resize({ width: SMALL_PX, height: SMALL_PX, fit: "inside", withoutEnlargement: true })
      .webp({ quality: 78 })
      .toFile(thumbnail);
    return { type: target.type, ending: target.ending, width, height: pageHeight ?? height, size };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOSPC") throw error;
    throw new AppError("file-refused");
  }
}

/** With all its frames, or the first alone when together they are too many. */
async function open(from: string): Promise<Sharp> {
  const options = { limitInputPixels: PIXELS_MAX, failOn: "error" } as const;
  const {
    pages = 1,
    width = 0,
    pageHeight = 0,
  } = await sharp(from, { ...options, pages: -1, limitInputPixels: false }).metadata();
  const moves = pages > 1 && width * pageHeight * pages <= PIXELS_MAX;
  return sharp(from, moves ? { ...options, pages: -1 } : options);
}

const ENCODERS: Record<string, { type: string; ending: string; encode: (image: Sharp) => Sharp }> = {
  jpeg: { type: "image/jpeg", ending: "jpg", encode: (image) => image.jpeg({ quality: 85 }) },
  png: { type: "image/png", ending: "png", encode: (image) => image.png() },
  gif: { type: "image/gif", ending: "gif", encode: (image) => image.gif({ effort: 3 }) },
  webp: { type: "image/webp", ending: "webp", encode: (image) => image.webp({ quality: 85 }) },
};
