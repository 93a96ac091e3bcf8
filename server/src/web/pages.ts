import { resolve } from "node:path";
import { type RequestHandler, Router } from "express";
import type { App } from "../app.ts";
import { findFirstSite } from "../sites/find-first-site.ts";
import { type Asset, makeAsset, readAssets, sendAsset } from "./assets.ts";
import { consolePolicy, pagePolicy } from "./security-headers.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const IMMUTABLE = `public, max-age=${365 * 24 * 3600}, immutable`;
const HOUR = "public, max-age=3600";
/** Always asked for again; unchanged, it costs a 304. */
const REVALIDATE = "no-cache";
const NOT_BUILT = "Not built yet: run `npx --yes pnpm@12 build` and start again.\n";

/** The console: every address in it is the same page, which draws what the address names. */
export function consolePages(app: App): Router {
  const { mapTiles } = app.config;
  const policy = mapTiles ? consolePolicy(app, new URL(mapTiles.url).origin) : consolePolicy(app);
  const assets = readAssets(resolve(ROOT, "console/dist"));
  const router = Router();
  router.use(policy, slashed("/console"), async (request, response) => {
    const name = nameOf(request.path);
    const asset = assets.get(name);
    if (asset && name !== "index.html") {
      // Hashed ones never change; a service worker must not be older than the server.
      const caching = name.startsWith("assets/") ? IMMUTABLE : name === "sw.js" ? REVALIDATE : HOUR;
      return sendAsset(request, response, asset, caching);
    }
    const index = assets.get("index.html");
    if (!index) return void response.status(503).type("text/plain").send(NOT_BUILT);
    if (name.startsWith("assets/")) return void response.status(404).type("text/plain").send("Not found\n");
    return sendAsset(request, response, index, REVALIDATE);
  });
  return router;
}

/** What other websites load: the loader for five minutes, everything it loads later for ever. */
export function widgetFiles(): Router {
  const assets = readAssets(resolve(ROOT, "widget/dist"));
  const router = Router();
  router.use(["/widget.js", "/widget-push.js", "/widget"], (_request, response, next) => {
    response.set({ "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" });
    next();
  });
  router.get("/widget.js", async (request, response, next) => {
    const loader = assets.get("widget.js");
    return loader ? sendAsset(request, response, loader, "public, max-age=300") : next();
  });
  // Imported by websites' service workers: browsers ask for it again when they look for a new one.
  router.get("/widget-push.js", async (request, response, next) => {
    const worker = assets.get("widget-push.js");
    return worker ? sendAsset(request, response, worker, REVALIDATE) : next();
  });
  router.get("/widget/*path", async (request, response, next) => {
    const asset = assets.get(nameOf(request.path));
    return asset ? sendAsset(request, response, asset, IMMUTABLE) : next();
  });
  return router;
}

/** A website to try the widget on, with the key of the first site put in. */
export function demoPages(app: App): Router {
  const assets = readAssets(resolve(ROOT, "widget/dist/demo"));
  const router = Router();
  router.use(pagePolicy(), slashed("/demo"), async (request, response, next) => {
    const path = nameOf(request.path);
    const name = path === "" || path.endsWith("/") ? `${path}index.html` : path;
    const asset = assets.get(name);
    if (!asset) return next();
    if (!name.endsWith(".html")) return sendAsset(request, response, asset, REVALIDATE);
    const site = await findFirstSite(app);
    if (!site) return response.redirect("/console/");
    return sendAsset(request, response, withKey(asset, site.key), REVALIDATE);
  });
  return router;
}

function withKey(page: Asset, key: string): Asset {
  return makeAsset("index.html", Buffer.from(page.body.toString().replaceAll("%SITE_KEY%", key)));
}

/** The path without its first slash; what cannot be decoded names nothing. */
function nameOf(path: string): string {
  try {
    return decodeURIComponent(path.slice(1));
  } catch {
    return "";
  }
}

/** Relative addresses in a page need the slash after its folder. */
function slashed(folder: string): RequestHandler {
  return (request, response, next) => {
    if (request.originalUrl.split("?")[0] === folder) return response.redirect(301, `${folder}/`);
    next();
  };
}
