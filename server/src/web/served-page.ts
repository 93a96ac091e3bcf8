import { resolve } from "node:path";
import type { Locale } from "@palique/shared/locale.ts";
import { type RequestHandler, Router } from "express";
import { readAssets, sendAsset } from "./assets.ts";
import { escapeHtml } from "./html.ts";
import { servedPolicy } from "./security-headers.ts";

interface ServedPage {
  locale: Locale;
  title: string;
  /** HTML of ours: whatever is from outside is escaped in it. */
  body: string;
  isPrinted?: boolean;
}

/** A whole document that needs nothing of the console or the widget. */
export function servedPage({ locale, title, body, isPrinted }: ServedPage): string {
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
    `<title>${escapeHtml(title)}</title><link rel="stylesheet" href="/pages/page.css"><link rel="icon" href="data:,">`,
    `${isPrinted ? '<script src="/pages/print.js" defer></script>' : ""}</head><body>${body}</body></html>`,
  ].join("");
}

/** A page that says one thing. `body` as in ServedPage. */
export function shortPage(locale: Locale, title: string, body: string): string {
  const heading = `<h1>${escapeHtml(title)}</h1>`;
  return servedPage({ locale, title, body: `<main class="paper small-paper">${heading}${body}</main>` });
}

/** What such pages load. */
export function servedFiles(): Router {
  const assets = readAssets(resolve(import.meta.dirname, "served"));
  const router = Router();
  router.get("/:name", async (request, response, next) => {
    const asset = assets.get(request.params.name);
    return asset ? sendAsset(request, response, asset, "no-cache") : next();
  });
  return router;
}

/** For what such a page is about: nobody keeps it, frames it, or learns its address from a click in it. */
export function servedHeaders(): RequestHandler {
  const policy = servedPolicy();
  return (request, response, next) => {
    response.set({ "Cache-Control": "no-store", "Referrer-Policy": "no-referrer" });
    policy(request, response, next);
  };
}
