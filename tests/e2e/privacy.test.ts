import { expect, test } from "vitest";
import { accessibilityFaults, useBrowser } from "../support/browser.ts";
import { connectVisitor, newToken, startInput } from "../support/clients.ts";
import { staffed, useDesk } from "../support/desk.ts";
import { conversation, openConsole, sees, take } from "../support/people.ts";

const browser = useBrowser();
const desk = useDesk();

test("an administrator says how long things are kept, and gives out and erases a person, who is gone from every screen", async () => {
  const { server, key, admin } = desk();
  const { departmentId, api } = await staffed(desk());
  const visitor = await connectVisitor(server, key, { token: newToken() });
  const start = {
    ...startInput(visitor.token, departmentId, "my secret"),
    name: "Marta Ñáñez",
    email: "m@example.com",
  };
  const { chat } = await visitor.value("chat:start", start);
  const agent = await openConsole(browser(), server.url, api);
  await take(agent, "Marta Ñáñez");
  await sees(agent, "my secret");
  // Beside the chat: who is in it.
  const page = await openConsole(browser(), server.url, admin);
  await page.goto(`${server.url}/console/c/${chat?.number}`);
  await page.getByRole("button", { name: "Personal data…" }).click();
  const dialog = page.getByRole("dialog", { name: "Data of Marta Ñáñez" });
  await dialog.getByText("It has to end first").waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await visitor.value("chat:end", { conversationId: chat?.conversationId ?? "" });

  await page.goto(`${server.url}/console/settings/privacy`);
  const days = page.getByRole("spinbutton", { name: "Chats" });
  await days.fill("30");
  await page.getByText("Tonight, what is older").waitFor();
  await page.getByRole("radio", { name: /^Network only/ }).check();
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText("Everything is saved").waitFor();
  const saved = await admin.value("GET", "/settings");
  expect(saved).toMatchObject({ addresses: "truncated", retention: { conversations: 30, tickets: 0 } });
  await page.getByText("Visitors, in the database").click();
  await page.getByRole("row", { name: /Every message, note and event/ }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.getByRole("searchbox", { name: "Email or name" }).fill("ñáñez");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Open the data of Marta Ñáñez" }).click();
  const download = page.waitForEvent("download");
  await dialog.getByRole("link", { name: "Download" }).click();
  expect((await download).suggestedFilename()).toBe("person.zip");
  const confirm = dialog.getByRole("textbox", { name: /to confirm/ });
  await confirm.fill("Marta");
  await dialog.getByRole("button", { name: "Erase for good" }).click();
  await dialog.getByText("This is not “Marta Ñáñez”").waitFor();
  await confirm.fill("marta ñáñez");
  await page.keyboard.press("Enter");
  await page.getByText("The person was erased").waitFor();
  await expect.poll(() => page.getByText("Marta Ñáñez").count()).toBe(0);
  await expect.poll(() => conversation(agent).count()).toBe(0);
  await expect.poll(() => agent.getByText("Marta Ñáñez").count()).toBe(0);
});
