import { resolve } from "node:path";
import express, { type Express } from "express";
import helmet from "helmet";
import type { App } from "../app.ts";
import { readAssets, sendAsset } from "../web/assets.ts";

const ROOT = resolve(import.meta.dirname, "../../../console/viewer/dist");
const ORIGIN = /^https?:\/\/(\*\.)?[a-z0-9.-]+(:\d{1,5})?$/;

/**
 * The viewer. `?from=` names the origins of the page that is shown, as often as needed: its pictures, styles and fonts
 * may be loaded from there, and from nowhere else. It can be framed by the console only, and has no cookies.
 */
export function viewerPages(app: App, mainPort: number): Express {
  const assets = readAssets(ROOT);
  const web = express();
  web.set("etag", false);
  web.use(async (request, response) => {
    const from = [request.query.from].flat().filter((one) => typeof one === "string" && ORIGIN.test(one));
    const origins = from as string[];
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          "default-src": ["'none'"],
          "script-src": ["'self'"],
          "style-src": ["'self'", "'unsafe-inline'", ...origins],
          "img-src": ["data:", "blob:", ...origins],
          "font-src": ["data:", ...origins],
          "media-src": ["data:", "blob:", ...origins],
          "frame-src": ["'self'"],
          "form-action": ["'none'"],
          "base-uri": ["'none'"],
          "frame-ancestors": [app.config.publicUrl, `http://${request.hostname}:${mainPort}`],
        },
      },
      crossOriginOpenerPolicy: false,
      crossOriginEmbedderPolicy: false,
      crossOriginResourcePolicy: { policy: "same-origin" },
      referrerPolicy: { policy: "no-referrer" },
      xFrameOptions: false,
      strictTransportSecurity: false,
    })(request, response, () => undefined);
    const name = request.path === "/" ? "index.html" : request.path.slice(1);
    const asset = assets.get(name);
    if (!asset || !["GET", "HEAD"].includes(request.method)) {
      return void response.status(404).type("text/plain").send("Not found\n");
    }
    const caching = name.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache";
    return sendAsset(request, response, asset, caching);
  });
  return web;
}
