import { expect, test } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { useDesk } from "../support/desk.ts";
import { openHost, scriptTag, shop } from "../support/hosts.ts";
import { layLine } from "../support/network.ts";
import { messageBox, openConsole, say, sees, startChat, take, visit } from "../support/people.ts";

const browser = useBrowser();
const desk = useDesk();

/** A chat between the two, with what the visitor's page asked of the network. */
async function chatOver(serverUrl: string, name: string) {
  const { url } = await openHost(shop(scriptTag(serverUrl, desk().key)));
  const operator = await openConsole(browser(), desk().server.url, desk().admin);
  const asked: string[] = [];
  const visitor = await visit(browser(), url);
  visitor.on("request", (request) => asked.push(request.url()));
  await startChat(visitor, { name, text: `${name} asks` });
  await take(operator, name);
  await sees(operator, `${name} asks`);
  await messageBox(visitor).pressSequentially("typing over this", { delay: 20 });
  await operator.getByRole("status", { name: "Visitor is writing" }).getByText("typing over this").waitFor();
  await messageBox(visitor).press("Enter");
  await sees(operator, "typing over this");
  await say(operator, `welcome ${name}`);
  await sees(visitor, `welcome ${name}`);
  return { visitor, operator, asked };
}

test("over WebSocket the big client is never loaded", async () => {
  const { asked } = await chatOver(desk().server.url, "Willa");
  expect(asked.filter((url) => url.includes("transport=polling"))).toEqual([]);
});

test("where WebSocket cannot connect everything works by polling", async () => {
  const line = await layLine(() => desk().server.port, { refuseWebSocket: true });
  const { visitor, asked } = await chatOver(line.url, "Polly");
  expect(asked.some((url) => url.includes("transport=polling"))).toBe(true);
  await visitor.reload();
  await visitor
    .getByRole("log", { name: "Conversation" })
    .waitFor({ timeout: 20_000 })
    .catch(async () => {
      await visitor.getByRole("button", { name: /Chat with us/ }).click();
    });
  await sees(visitor, "welcome Polly", 20_000);
});

test("polling that breaks and comes back loses nothing either", async () => {
  const line = await layLine(() => desk().server.port, { refuseWebSocket: true });
  const { visitor, operator } = await chatOver(line.url, "Pia");
  line.cut();
  await say(visitor, "written in the dark");
  await say(operator, "also in the dark");
  await visitor.waitForTimeout(1500);
  line.restore();
  await sees(operator, "written in the dark", 30_000);
  await sees(visitor, "also in the dark", 30_000);
});
