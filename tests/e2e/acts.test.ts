import type { ActRefusal } from "@palique/shared/share-names.ts";
import type { BrowserContextOptions, Page } from "playwright-core";
import { expect, test } from "vitest";
import { acting, OWN_INPUT_WINS_MS } from "../support/acting.ts";
import { listenForNoise, newPerson, useBrowser } from "../support/browser.ts";
import { useDesk } from "../support/desk.ts";
import { openHost, scriptTag } from "../support/hosts.ts";
import { messageBox, openPanel } from "../support/people.ts";
import { until } from "../support/wait.ts";

const browser = useBrowser();
const desk = useDesk();

/** Notes what the page's own listeners hear; `keep` is a field whose page keeps the value in a state of its own, as React does. */
const LISTENING = `<script>
  window.heard = [];
  addEventListener("DOMContentLoaded", () => {
    const listen = (id, ...types) => types.forEach((type) =>
      document.getElementById(id).addEventListener(type, (event) => heard.push(id + " " + type + " " + (event.target.value ?? ""))));
    for (const id of ["text", "date", "select"]) listen(id, "input", "change");
    for (const id of ["canvas"]) for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click", "dblclick"])
      canvas.addEventListener(type, (event) => heard.push(type + " " + event.offsetX));
    text.addEventListener("keydown", ({ key }) => heard.push("key " + key));
    const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
    let state = "";
    Object.defineProperty(keep, "value", { get() { return own.get.call(this); }, set(value) { state = value; own.set.call(this, value); } });
    keep.addEventListener("input", () => { if (own.get.call(keep) !== state) keep.value = own.get.call(keep).toUpperCase(); });
    shadow.attachShadow({ mode: "open" }).innerHTML = '<button id="in-shadow" onclick="heard.push(\\'shadow\\')">In the shadow</button>';
  });
</script>`;
const BODY = `
  <input id="text"> <input id="short" maxlength="3"> <input id="keep"> <textarea id="lines"></textarea>
  <input id="amount" type="number"> <input id="date" type="date"> <input id="range" type="range"> <input id="mail" type="email">
  <label id="label"><input id="check" type="checkbox">Yes</label>
  <input id="one" type="radio" name="r"><input id="two" type="radio" name="r">
  <select id="select"><option>a<option>b<option disabled>c</select><select id="several" multiple><option>a<option>b<option>c</select>
  <details id="details"><summary id="summary">More</summary>More</details>
  <div id="rich" contenteditable>Hello</div> <canvas id="canvas" width="60" height="40"></canvas>
  <form onsubmit="heard.push('sent by ' + (event.submitter?.id ?? 'nothing')); return false"><input id="query" name="q"><button id="search">Search</button></form>
  <div id="shadow"></div>
  <iframe id="frame" width="220" height="70" srcdoc="<button id='in-frame' onclick='parent.heard.push(&quot;frame&quot;)'>In the frame</button><input id='text-in-frame'>"></iframe>
  <div id="scroller" style="width: 99px; height: 40px; overflow: auto; scroll-behavior: smooth"><p style="height: 400px">Long</p></div>
  <a id="link" href="/next" target="_blank">Next</a>
  <p style="height: 2000px"></p><button id="far" onclick="heard.push('far')">Far away</button>`;
const FORBIDDEN = `
  <input id="password" type="password"><label id="password-label">Secret <input id="labelled" type="password"></label>
  <input id="shown-password" type="password"><input id="code" autocomplete="one-time-code"><input id="card" name="cardNumber">
  <form><input id="cvv" name="cvv"><input id="name" name="holder"><button id="pay">Pay</button></form>
  <input id="file" type="file"><label id="file-label">Upload<input type="file" hidden></label>
  <button id="picker" onclick="const file = document.createElement('input'); file.type = 'file'; file.click()">Choose a file</button>
  <button id="pop" onclick="heard.push(String(window.open('https://elsewhere.example/')))">Open</button>
  <input id="disabled" disabled><input id="fixed" value="fixed" readonly><input id="gone" style="opacity: .5">
  <div style="position: relative"><button id="blocked">Under a blocked part</button><div data-palique-block style="position: absolute; inset: 0">Blocked</div></div>
  <div data-palique-mask><button id="masked">Masked</button></div>
  <a id="other" href="https://elsewhere.example/">Other</a> <a id="script" href="javascript:heard.push('ran')">Script</a>
  <a id="mailto" href="mailto:a@b.example">Mail</a> <a id="download" href="/file" download>File</a>
  <form action="https://elsewhere.example/"><input id="away-field" name="q"><button id="away">Away</button></form>
  <iframe id="foreign" width="60" height="40" src="http://localhost:9/"></iframe>
  <div style="position: relative"><button id="under">Under</button><input type="password" style="position: absolute; inset: 0"></div>`;

async function open(body: string, options: BrowserContextOptions = {}) {
  const page = await (await newPerson(browser(), options)).newPage();
  const noise = listenForNoise(page);
  const tag = scriptTag(desk().server.url, desk().key);
  const html = (path: string) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width"><title>${path}</title>${tag}${path === "/" ? LISTENING : ""}</head>
    <body style="padding: 90px 8px">${path === "/" ? body : "<p id=elsewhere>Another page</p>"}</body></html>`;
  const host = await openHost({ page: html });
  return { page, noise, chat: await acting(desk(), page, `${host.url}/`) };
}

const valueIn = (page: Page, id: string) =>
  page.evaluate((name) => (document.getElementById(name) as HTMLInputElement | null)?.value, id);
const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0));
const is = <T>(page: Page, expression: string) => page.evaluate<T>(expression);

test("each kind of control does what the visitor's own hand would", async () => {
  const { page, noise, chat } = await open(BODY);
  const { click, type, press, send, idOf } = chat;
  await chat.give("full");

  expect(await click("text")).toBeNull();
  for (const letter of ["h", "é", "y"]) expect(await type("text", letter)).toBeNull();
  await press("text", "ArrowLeft");
  await press("text", "Backspace");
  expect(await valueIn(page, "text")).toBe("hy");
  await press("text", "Home");
  await press("text", "End", true);
  await type("text", "Ana");
  expect(await valueIn(page, "text")).toBe("Ana");
  expect(await press("text", "Tab")).toBeNull();
  expect(await is(page, "document.activeElement.id")).toBe("short");
  const atText = await heard(page);
  expect(atText).toEqual(
    expect.arrayContaining(["key h", "text input h", "key Backspace", "text change Ana"]),
  );
  expect(atText.filter((one) => one.includes("change"))).toHaveLength(1);
  await type("short", "abcdef");
  await type("keep", "ab");
  expect([await valueIn(page, "short"), await valueIn(page, "keep")]).toEqual(["abc", "AB"]);
  await type("lines", "one");
  await press("lines", "Enter");
  await type("lines", "two");
  await press("lines", "ArrowUp");
  await type("lines", "!");
  expect(await valueIn(page, "lines")).toBe("one!\ntwo");

  for (const letter of "12.5") await type("amount", letter);
  expect(await valueIn(page, "amount")).toBe("12.5");
  await press("amount", "Backspace");
  await press("amount", "Backspace");
  await press("amount", "ArrowUp");
  expect(await valueIn(page, "amount")).toBe("13");
  for (const letter of "2026-11-27") await type("date", letter);
  await type("range", "77");
  await type("mail", "a@b");
  expect([await valueIn(page, "date"), await valueIn(page, "range"), await valueIn(page, "mail")]).toEqual([
    "2026-11-27",
    "77",
    "a@b",
  ]);
  expect(await heard(page)).toEqual(["date input 2026-11-27", "date change 2026-11-27"]);

  await click("label");
  await click("one");
  await press("one", "ArrowDown");
  await click("summary");
  expect(await is(page, "[check.checked, two.checked, details.open]")).toEqual([true, true, true]);
  const select = await idOf("select");
  expect(await send({ type: "choose", id: select, places: [1] })).toBeNull();
  expect(await send({ type: "choose", id: select, places: [2] })).toBe("private");
  expect(await send({ type: "choose", id: select, places: [7] })).toBe("gone");
  await send({ type: "choose", id: await idOf("several"), places: [0, 2] });
  expect(await is(page, "[select.value, ...[...several.selectedOptions].map(({ value }) => value)]")).toEqual(
    ["b", "a", "c"],
  );
  expect(await heard(page)).toEqual(["select input b", "select change b"]);

  await click("rich");
  await press("rich", "End");
  await type("rich", ", you");
  await press("rich", "Backspace");
  expect(await is(page, "rich.textContent")).toBe("Hello, yo");
  await click("canvas");
  await click("canvas", true);
  const once = ["pointerdown 30", "mousedown 30", "pointerup 30", "mouseup 30", "click 30"];
  expect(await heard(page)).toEqual([...once, ...once, "dblclick 30"]);
  await type("query", "boots");
  await press("query", "Enter");
  await click("search");
  await click("in-shadow");
  await click("in-frame");
  await type("text-in-frame", "here");
  expect(await heard(page)).toEqual(["sent by search", "sent by search", "shadow", "frame"]);
  expect(await is(page, "frame.contentDocument.querySelector('input').value")).toBe("here");

  await send({ type: "scroll", id: await idOf("scroller"), x: 0, y: 70 });
  await send({ type: "scroll", id: await idOf("document"), x: 0, y: 40 });
  expect(await is(page, "[scroller.scrollTop, scrollY]")).toEqual([70, 40]);
  await click("far");
  expect(await heard(page)).toEqual(["far"]);

  // Also where the link would open a tab of its own.
  await click("link");
  await page.waitForURL("**/next");
  expect(page.context().pages()).toHaveLength(1);
  await chat.idOf("elsewhere");
  expect(await send({ type: "go", to: "back" })).toBeNull();
  await page.waitForURL(/\/$/);
  await chat.idOf("text");
  expect(await send({ type: "go", to: { path: "/\\elsewhere.example" } })).toBe("elsewhere");
  expect(await send({ type: "go", to: { path: "/third?a=1" } })).toBeNull();
  await page.waitForURL("**/third?a=1");
  expect(noise).toEqual([]);
});

test("what is private, leads elsewhere or is not there stays as it is", async () => {
  const { page, chat } = await open(BODY + FORBIDDEN);
  await chat.give("full");
  const { click, type, press, idOf } = chat;
  const goneId = await idOf("gone");
  await page.evaluate(() => {
    document.getElementById("gone")?.remove();
    document.getElementById("shown-password")?.setAttribute("type", "text");
  });
  const clicks: Record<string, ActRefusal> = {
    password: "private",
    "password-label": "private",
    "shown-password": "private",
    code: "private",
    card: "private",
    pay: "private",
    file: "private",
    "file-label": "private",
    picker: "private",
    disabled: "private",
    blocked: "private",
    masked: "private",
    under: "private",
    pop: "elsewhere",
    other: "elsewhere",
    script: "elsewhere",
    mailto: "elsewhere",
    download: "elsewhere",
    away: "elsewhere",
    foreign: "elsewhere",
  };
  const answers: Record<string, ActRefusal | null> = {};
  for (const name of Object.keys(clicks)) answers[name] = await click(name);
  expect(answers).toEqual(clicks);
  for (const name of ["password", "shown-password", "code", "card", "cvv", "file", "disabled", "fixed"]) {
    expect([name, await type(name, "x")]).toEqual([name, "private"]);
  }
  expect(await press("name", "Enter")).toBe("private");
  expect(await press("away-field", "Enter")).toBe("elsewhere");
  expect(await chat.send({ type: "type", id: goneId, text: "x" })).toBe("gone");
  expect(await chat.send({ type: "click", spot: { id: 99_999, x: 0.5, y: 0.5 }, double: false })).toBe(
    "gone",
  );
  // Tab passes by what nobody else may touch.
  await press("far", "Tab");
  expect(await is(page, "document.activeElement.id")).toBe("name");
  expect(
    await is(
      page,
      "['password', 'card', 'cvv', 'shown-password'].map((id) => document.getElementById(id).value).join('')",
    ),
  ).toBe("");
  expect(await heard(page)).toEqual(["null"]);
  expect(page.context().pages()).toHaveLength(1);
  expect(new URL(page.url()).pathname).toBe("/");

  // The chat itself, wherever the page lies under it: nobody allows, stops or writes in the visitor's name.
  await openPanel(page);
  await messageBox(page).click();
  await page.waitForTimeout(OWN_INPUT_WINS_MS);
  const [x = 0, y = 0] = await page.evaluate(() => {
    const { left, top, width, height } = document.documentElement.getBoundingClientRect();
    return [(1150 - left) / width, (600 - top) / height];
  });
  const inPanel = { id: await idOf("document"), x, y };
  expect(await chat.send({ type: "click", spot: inPanel, double: false })).toBe("private");
  // And while the visitor is in the chat, the focus stays there.
  expect(await click("text")).toBeNull();
  expect(await type("text", "Z")).toBeNull();
  expect(await is(page, "document.activeElement.localName")).toBe("palique-chat");
  expect(await valueIn(page, "text")).toBe("Z");
  await page.keyboard.type("mine");
  expect(await valueIn(page, "text")).toBe("Z");
  expect(await messageBox(page).inputValue()).toBe("mine");
});

test("control is what the visitor gave, to whom they gave it, and only while they do nothing themselves", async () => {
  const { page, chat } = await open(BODY);
  const document_ = await chat.idOf("document");
  const scroll = { type: "scroll", id: document_, x: 0, y: 30 } as const;
  expect([await chat.click("search"), await chat.send(scroll)]).toEqual(["not-allowed", "not-allowed"]);
  await chat.give("scroll");
  expect([await chat.click("search"), await chat.send(scroll)]).toEqual(["not-allowed", null]);
  await chat.give("full");
  const other = await chat.another();
  expect([await chat.send(scroll, other), await chat.click("search")]).toEqual(["not-allowed", null]);
  await heard(page);

  await page.locator("#text").focus();
  await page.keyboard.type("my own");
  expect([await chat.type("text", "!"), await chat.click("search")]).toEqual(["busy", "busy"]);
  // A mouse that only passes by uses nothing.
  await page.waitForTimeout(OWN_INPUT_WINS_MS);
  await page.mouse.move(300, 300);
  expect(await chat.click("search")).toBeNull();
  await page.frameLocator("#frame").locator("input").click();
  expect(await chat.click("search")).toBe("busy");
  await page.waitForTimeout(OWN_INPUT_WINS_MS);
  expect(await chat.type("text", "!")).toBeNull();
  expect(await valueIn(page, "text")).toBe("my own!");

  await chat.visitor.value("share:stop", { shareId: chat.shareId, what: "control" });
  expect(await chat.click("search")).toBe("not-allowed");
  other.close();
});

test("several operators point, frame and draw over the page; nothing takes a click, and nothing stays", async () => {
  const { page, noise, chat } = await open(BODY, { reducedMotion: "reduce" });
  const other = await chat.another();
  const layer = page.locator("palique-chat .acts");
  const spot = { id: await chat.idOf("text"), x: 0.5, y: 0.5 };
  chat.point({ type: "point", spot });
  chat.point({ type: "point", spot: { id: await chat.idOf("in-frame"), x: 0.5, y: 0.5 } }, other);
  chat.point({ type: "draw", line: 1, spots: [spot, { ...spot, x: 0.9 }] });
  await until(
    "two pointers and a line",
    async () => (await layer.locator(".acts-dot, polyline").count()) === 3,
  );
  const dots = await layer.locator(".acts-dot").evaluateAll((all) =>
    all.map((dot) => {
      const { left, top, width, height } = dot.getBoundingClientRect();
      const at = [left + width / 2, top + height / 2] as const;
      return {
        at,
        under: document.elementFromPoint(...at)?.id,
        color: getComputedStyle(dot).backgroundColor,
      };
    }),
  );
  expect(dots.map(({ under }) => under)).toEqual(["text", "frame"]);
  expect(new Set(dots.map(({ color }) => color)).size).toBe(2);
  const button = await page.frameLocator("#frame").locator("button").boundingBox();
  expect(dots[1]?.at[0]).toBeCloseTo((button?.x ?? 0) + (button?.width ?? 0) / 2, 0);
  expect(dots[1]?.at[1]).toBeCloseTo((button?.y ?? 0) + (button?.height ?? 0) / 2, 0);
  expect((await layer.locator(".acts-tag").allTextContents()).sort()).toEqual(
    [chat.api.me.name, desk().admin.me.name].sort(),
  );
  await page.locator("#text").click();
  expect(await is(page, "document.activeElement.id")).toBe("text");

  chat.point({ type: "point", spot: null });
  chat.point({ type: "highlight", id: await chat.idOf("far") });
  // Out of sight: an arrow tells where. It becomes a frame that goes with the element, and goes with it.
  await layer.locator(".acts-arrow").waitFor();
  await page.evaluate(() => document.getElementById("far")?.scrollIntoView());
  await layer.locator(".acts-frame").waitFor();
  const boxes = async () => [
    await layer.locator(".acts-frame").boundingBox(),
    await page.locator("#far").boundingBox(),
  ];
  await until("the frame is around it", async () => {
    const [frame, far] = await boxes();
    return frame && far && Math.abs(frame.x + 4 - far.x) < 1 && Math.abs(frame.y + 4 - far.y) < 1;
  });
  await page.evaluate(() => document.getElementById("far")?.remove());
  await layer.locator(".acts-frame").waitFor({ state: "hidden" });
  chat.point({ type: "highlight", id: null });
  // What is left fades by itself.
  await until("all of it is gone", async () => (await layer.count()) === 0, 10_000);

  // None of it is in what operators see, and none of it stays once it is over.
  chat.point({ type: "point", spot });
  await layer.waitFor();
  expect(chat.text()).not.toContain("acts-");
  await chat.visitor.value("share:stop", { shareId: chat.shareId, what: "all" });
  await until("nothing is left", async () => (await layer.count()) === 0, 2_000);
  expect(noise).toEqual([]);
  other.close();
});
