import { expect, test } from "vitest";
import { useDesk } from "../support/desk.ts";
import { cobrowsing, connectPage, connectWatcher } from "../support/sharing.ts";

const desk = useDesk();

test("what the tab that is shown sends reaches the operator who looks on, unopened", async () => {
  const { server, key } = desk();
  const { visitor, api, shareId } = await cobrowsing(desk());
  const watcher = await connectWatcher(server, api, shareId);
  expect((await watcher.next("page")).state).toBe("away");
  const page = await connectPage(server, key, visitor.token, shareId);
  page.tell("seen", { visible: true });
  expect(await page.next("shown")).toEqual({ shown: true });
  const bytes = Buffer.from("[1,2,3]");
  await page.value("frames", { tab: page.tab, seq: 0, full: true, packed: false, bytes });
  const frames = await watcher.next("frames");
  expect(Buffer.from(frames.bytes).toString()).toBe("[1,2,3]");
  expect((await page.next("watchers", (all) => all.length > 0)).map((one) => one.name)).toEqual([
    api.me.name,
  ]);
});
