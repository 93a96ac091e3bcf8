import { expect, onTestFinished, test } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { connectOperator, connectVisitor, signIn, siteKey, startInput } from "../support/clients.ts";
import { layLine } from "../support/network.ts";
import { openConsole } from "../support/people.ts";
import { freePort, startServer } from "../support/server.ts";

const browser = useBrowser();

test("what is done to many shows at once, before the server can have heard of it", async () => {
  const port = await freePort();
  const server = await startServer({ env: { PUBLIC_URL: `http://localhost:${port}` } });
  onTestFinished(() => server.stop());
  const line = await layLine(() => server.port, { port });
  const admin = await signIn({ url: line.url });
  const operator = await connectOperator({ ...server, url: line.url }, admin);
  const key = await siteKey(admin);
  const [department] = await admin.value<{ id: string }[]>("GET", "/departments");
  for (const name of ["Ana", "Luz"]) {
    const visitor = await connectVisitor(server, key);
    await visitor.value("chat:start", { ...startInput(visitor.token, department?.id ?? null, "Hi"), name });
  }
  const page = await openConsole(browser(), line.url, admin);
  await page.goto(`${line.url}/console/?view=all`);
  const list = page.getByRole("list", { name: "All conversations" });
  for (const name of ["Ana", "Luz"]) {
    await list.getByText(name).hover();
    await list.getByRole("checkbox", { name: `Select ${name}` }).click();
  }
  const urgent = list.getByRole("listitem").filter({ has: page.getByText("Urgent") });
  expect(await urgent.count()).toBe(0);

  line.silence();
  await page.getByRole("button", { name: "Set the priority" }).click();
  await page.getByRole("menuitem", { name: "Urgent" }).click();
  await expect.poll(() => urgent.count()).toBe(2);
  line.restore();
  await page.getByText("Done for 2 conversations.").waitFor();
  expect(await urgent.count()).toBe(2);
  const { conversations } = await operator.value("inbox:open", {});
  expect(conversations.map(({ priority }) => priority)).toEqual([2, 2]);
});
