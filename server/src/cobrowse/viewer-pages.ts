import { resolve } from "node:path";
import express, { type Express, type Request, type RequestHandler } from "express";
import helmet from "helmet";
import type { App } from "../app.ts";
import { readAssets, sendAsset } from "../web/assets.ts";

const ROOT = resolve(import.meta.dirname, "../../../console/viewer/dist");
/** As a browser writes an origin, or with any subdomain. Nothing that means something else in a policy passes. */
const ORIGIN = /^https?:\/\/(\*\.)?[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?(:\d{1,5})?$/;
/** The page's own and the hosts a site may name. */
const ORIGINS_MAX = 60;

/**
 * The viewer. `?from=` names the origins of the page that is shown, as often as needed: its pictures, styles and fonts
 * may be loaded from there, and from nowhere else. It can be framed by the console only, and has no cookies.
 */
export function viewerPages(app: App, mainPort: number): Express {
  const assets = readAssets(ROOT);
  const web = express();
  web.set("etag", false);
  web.use((request, response, next) => policy(app, request, mainPort)(request, response, next));
  web.use((request, response) => {
    const name = request.path === "/" ? "index.html" : request.path.slice(1);
    const asset = assets.get(name);
    if (!asset) return void response.status(404).type("text/plain").send("Not found\n");
    if (!["GET", "HEAD"].includes(request.method)) {
      return void response.status(405).set("Allow", "GET, HEAD").type("text/plain").send("Not allowed\n");
    }
    const caching = name.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache";
    return sendAsset(request, response, asset, caching);
  });
  return web;
}

function policy(app: App, request: Request, mainPort: number): RequestHandler {
  const asked = [request.query.from].flat().slice(0, ORIGINS_MAX);
  const origins = asked.filter((one) => typeof one === "string" && ORIGIN.test(one)) as string[];
  return helmet({
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
        "frame-ancestors": consoles(app, request, mainPort),
      },
    },
    crossOriginOpenerPolicy: false,
    // What is fetched for the page is fetched as by a stranger: without the operator's cookies.
    crossOriginEmbedderPolicy: { policy: "credentialless" },
    crossOriginResourcePolicy: { policy: "same-origin" },
    referrerPolicy: { policy: "no-referrer" },
    xFrameOptions: false,
    strictTransportSecurity: false,
  });
}

/** Where the console may be that frames it: without COBROWSE_ORIGIN also by other names of this machine. */
function consoles(app: App, { hostname }: Request, mainPort: number): string[] {
  const { cobrowseOrigin, publicUrl } = app.config;
  const known = new URL(publicUrl).origin;
  const isName = /^[a-z0-9.-]+$/i.test(hostname ?? "");
  return cobrowseOrigin || !isName ? [known] : [known, `http://${hostname}:${mainPort}`];
}
