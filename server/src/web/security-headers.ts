import type { RequestHandler } from "express";
import helmet from "helmet";
import type { App } from "../app.ts";

type Directives = Record<string, string[]>;

/** Everything the server answers may load nothing and be framed by nobody, unless it is one of the pages below. */
const NOTHING: Directives = { "default-src": ["'none'"], "frame-ancestors": ["'none'"] };

const PAGE: Directives = {
  ...NOTHING,
  "script-src": ["'self'"],
  "style-src": ["'self'"],
  "img-src": ["'self'", "data:", "blob:"],
  "font-src": ["'self'"],
  "media-src": ["'self'", "data:", "blob:"],
  "connect-src": ["'self'"],
  "manifest-src": ["'self'"],
  "worker-src": ["'self'"],
  "base-uri": ["'none'"],
  "form-action": ["'self'"],
};

/** The headers of everything. What needs HTTPS to mean anything is sent only with it: browsers warn otherwise. */
export function securityHeaders(app: App): RequestHandler {
  const https = app.config.publicUrl.startsWith("https:");
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: NOTHING },
    crossOriginOpenerPolicy: https && { policy: "same-origin" },
    originAgentCluster: https,
    strictTransportSecurity: https && { maxAge: 180 * 24 * 3600, includeSubDomains: false },
    referrerPolicy: { policy: "same-origin" },
    xFrameOptions: { action: "deny" },
  });
}

/** The policy of the console and the demo page: own files only, nothing inline, and pictures of these origins. */
export function pagePolicy(...pictures: string[]): RequestHandler {
  return policyOf({ "img-src": pictures });
}

/** As pagePolicy, for the console: it frames the viewer, which may be reached under the host of the request. */
export function consolePolicy(app: App, ...pictures: string[]): RequestHandler {
  const made = new Map<string, RequestHandler>();
  return (request, response, next) => {
    const { viewer } = app;
    const origin =
      viewer && ("origin" in viewer ? viewer.origin : `http://${request.hostname}:${viewer.port}`);
    const frames = origin && /^https?:\/\/[\w.:[\]-]+$/.test(origin) ? [origin] : [];
    const policy = made.get(String(frames)) ?? policyOf({ "img-src": pictures, "frame-src": frames });
    if (made.size < 20) made.set(String(frames), policy);
    policy(request, response, next);
  };
}

function policyOf(more: Directives): RequestHandler {
  const directives = { ...PAGE };
  for (const [name, values] of Object.entries(more)) {
    if (values.length > 0) directives[name] = [...(PAGE[name] ?? []), ...values];
  }
  const policy = helmet.contentSecurityPolicy({ useDefaults: false, directives });
  return (request, response, next) => {
    // For voice notes and calls; nothing else of the device is used.
    response.set("Permissions-Policy", "microphone=(self), camera=(self), geolocation=()");
    policy(request, response, next);
  };
}

/** The policy of pages that are served whole: no word of theirs can run, load or send anything. */
export function servedPolicy(): RequestHandler {
  const own = ["'self'"];
  const directives = {
    ...NOTHING,
    "script-src": own,
    "style-src": own,
    "img-src": [...own, "data:"],
    "form-action": own,
    "base-uri": ["'none'"],
  };
  return helmet.contentSecurityPolicy({ useDefaults: false, directives });
}
