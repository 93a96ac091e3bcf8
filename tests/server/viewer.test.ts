import { expect, test } from "vitest";
import { useDesk } from "../support/desk.ts";

const desk = useDesk();

function viewer(path: string, init: RequestInit = {}): Promise<Response> {
  const { server } = desk();
  const started = server.log().find(({ event }) => event === "viewer.started");
  return fetch(`http://localhost:${started?.port}${path}`, init);
}

/** The policy as lists by directive. */
function policyOf(response: Response): Record<string, string[]> {
  const text = response.headers.get("content-security-policy") ?? "";
  return Object.fromEntries(
    text.split(";").map((one) => {
      const [name = "", ...values] = one.split(" ");
      return [name, values];
    }),
  );
}

test("the viewer loads from the page's origins and nothing else, and only the console frames it", async () => {
  const { server } = desk();
  const from = "from=https://shop.example&from=https://*.cdn.example:8443";
  const response = await viewer(`/?${from}`);
  expect(response.status).toBe(200);
  const policy = policyOf(response);
  const origins = ["https://shop.example", "https://*.cdn.example:8443"];
  expect(policy).toEqual({
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'", "'unsafe-inline'", ...origins],
    "img-src": ["data:", "blob:", ...origins],
    "font-src": ["data:", ...origins],
    "media-src": ["data:", "blob:", ...origins],
    "frame-src": ["'self'"],
    "form-action": ["'none'"],
    "base-uri": ["'none'"],
    "frame-ancestors": [server.url, server.url],
  });
  expect(response.headers.get("referrer-policy")).toBe("no-referrer");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(response.headers.getSetCookie()).toEqual([]);
});

test("what is no origin gets into no policy", async () => {
  const odd = [
    "https://a.example; script-src *",
    "https://a.example 'unsafe-inline'",
    "https://a.example,https://b.example",
    "https://a.example\n",
    "https://a.example/path",
    "https://*",
    "*",
    "data:",
    "'self'",
    "javascript:alert(1)",
    "https://user@a.example",
    "HTTPS://A.EXAMPLE",
  ];
  const query = odd.map((one) => `from=${encodeURIComponent(one)}`).join("&");
  const policy = policyOf(await viewer(`/?${query}&from[a]=https://b.example`));
  expect(policy["img-src"]).toEqual(["data:", "blob:"]);
  expect(policy["script-src"]).toEqual(["'self'"]);
  const many = Array.from({ length: 500 }, (_, at) => `from=https://a${at}.example`).join("&");
  expect(policyOf(await viewer(`/?${many}`))["img-src"]?.length).toBeLessThan(70);
});

test("it answers GET and HEAD of what there is, and has nothing else of the server's", async () => {
  const head = await viewer("/", { method: "HEAD" });
  expect([head.status, await head.text()]).toEqual([200, ""]);
  expect((await viewer("/", { method: "POST" })).status).toBe(405);
  const paths = [
    "/console/",
    "/api/v1/session",
    "/widget.js",
    "/cobrowse.io/?EIO=4&transport=polling",
    "/%2e%2e/x",
  ];
  for (const path of paths) {
    const response = await viewer(path);
    expect([path, response.status]).toEqual([path, 404]);
    expect(policyOf(response)["default-src"]).toEqual(["'none'"]);
  }
});
