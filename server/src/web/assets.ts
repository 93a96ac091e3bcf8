import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Request, Response } from "express";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".mp3": "audio/mpeg",
  ".ogg": "audio/ogg",
  ".wav": "audio/wav",
  ".txt": "text/plain; charset=utf-8",
};
const COMPRESSIBLE = /^text|json|javascript|svg/;

type Encoding = "br" | "gzip";
const COMPRESS: Record<Encoding, (body: Buffer) => Promise<Buffer>> = {
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  gzip: (body) => promisify(gzip)(body, { level: 9 }),
};

/** One built file. It stays as it was when the server started, whatever a later build writes. */
export interface Asset {
  body: Buffer;
  type: string;
  etag: string;
  compressed: Map<Encoding, Promise<Buffer>>;
}

export function makeAsset(name: string, body: Buffer): Asset {
  const type = TYPES[extname(name)] ?? "application/octet-stream";
  // Weak: the same for every compression.
  const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  return { body, type, etag, compressed: new Map() };
}

/**
 * The files of a folder by their path in it, "/" between the parts. Held in memory: they are few and small, a
 * path from outside can only name one of them, and each is compressed once, at the best ratio.
 */
export function readAssets(folder: string): Map<string, Asset> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path).split(sep).join("/"), makeAsset(entry.name, readFileSync(path))];
    }),
  );
}

/** Sends it, compressed as the client likes, or 304 when the client has it. */
export async function sendAsset(
  request: Request,
  response: Response,
  asset: Asset,
  cacheControl: string,
): Promise<void> {
  response.set({ "Content-Type": asset.type, ETag: asset.etag, "Cache-Control": cacheControl });
  if (!COMPRESSIBLE.test(asset.type)) {
    response.send(asset.body);
    return;
  }
  response.vary("Accept-Encoding");
  const encoding = (["br", "gzip"] as const).find((one) => request.acceptsEncodings(one));
  if (!encoding) {
    response.send(asset.body);
    return;
  }
  let compressed = asset.compressed.get(encoding);
  if (!compressed) {
    compressed = COMPRESS[encoding](asset.body);
    asset.compressed.set(encoding, compressed);
  }
  response.set("Content-Encoding", encoding).send(await compressed);
}
