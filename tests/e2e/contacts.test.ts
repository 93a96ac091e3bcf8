import { createHmac } from "node:crypto";
import type { SiteAdmin } from "@palique/shared/admin.ts";
import type { SiteSecret } from "@palique/shared/identity.ts";
import { expect, test } from "vitest";
import { accessibilityFaults, useBrowser } from "../support/browser.ts";
import { connectVisitor, startInput } from "../support/clients.ts";
import { staffed, useDesk, waiting } from "../support/desk.ts";
import { openConsole } from "../support/people.ts";
import { here } from "../support/visits.ts";

/** What the team knows of a person: kept, changed, merged and parted at the console. */

const browser = useBrowser();
const desk = useDesk();

test("a person's card is filled in, found to be two and made one, and parted again", async () => {
  const { server, admin, key } = desk();
  const { departmentId, api, operator } = await staffed(desk());
  const field = { key: "plan", kind: "choice", labels: { en: "Plan" }, choices: ["Basic", "Pro"] };
  await admin.value("POST", "/contact-fields", field);
  const sites = await admin.value<SiteAdmin[]>("GET", "/sites");
  const id = sites.find((site) => site.key === key)?.id;
  const { secret } = await admin.value<SiteSecret>("POST", `/sites/${id}/identity/secret`);
  const visitor = await connectVisitor(server, key);
  await visitor.value("visit:here", here("/prices"));
  const hash = createHmac("sha256", secret).update("c-1").digest("hex");
  const said = { id: "c-1", name: "<b>Ana</b> Ruiz", email: "marta@example.com", hash };
  await visitor.value("identify", { ...said, token: visitor.token });
  const { chat } = await visitor.value("chat:start", startInput(visitor.token, departmentId, "Where is it?"));
  const row = await operator.next("conversation", (one) => one.id === chat?.conversationId);
  // Marta wrote from another browser before, with the same email.
  await waiting(desk(), departmentId, "From the other computer");

  const page = await openConsole(browser(), server.url, api);
  await page.goto(`${server.url}/console/c/${row.number}`);
  const card = page.getByRole("complementary", { name: "Visitor" });
  await card.getByText("Verified", { exact: true }).waitFor();
  const phone = card.getByRole("textbox", { name: "Phone" });
  await phone.fill("+57 1 234");
  await phone.press("Enter");
  await card.getByRole("combobox", { name: "Plan" }).selectOption("Pro");
  const email = card.getByRole("textbox", { name: "Email" });
  await email.fill("nobody");
  await email.press("Enter");
  await card.getByText("This is not an email address.").waitFor();
  await email.fill("x");
  await email.press("Escape");
  expect(await email.inputValue()).toBe("marta@example.com");
  await card.getByRole("textbox", { name: "New note" }).fill("Prefers calls");
  await card.getByRole("textbox", { name: "New note" }).press("Control+Enter");
  await card.getByText("Prefers calls").waitFor();
  await page.reload();
  expect(await phone.inputValue()).toBe("+57 1 234");
  await card.getByText("Prefers calls").waitFor();
  await card.getByText("1 page").click();
  await card.getByRole("listitem").getByRole("link", { name: "/prices" }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);

  await card.getByRole("button", { name: "Compare…" }).click();
  const dialog = page.getByRole("dialog", { name: "Merge <b>Ana</b> Ruiz with another contact" });
  await dialog
    .getByRole("group", { name: "Name" })
    .getByRole("radio", { name: "The other one: Marta" })
    .check();
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Merge" }).click();
  await card.getByText("From the other computer").waitFor();
  const name = card.getByRole("textbox", { name: "Name" });
  expect(await name.inputValue()).toBe("Marta");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => name.inputValue()).toBe("<b>Ana</b> Ruiz");
  await expect.poll(() => card.getByText("From the other computer").count()).toBe(0);

  await card.getByRole("link", { name: "Open the contact" }).click();
  await page.getByRole("heading", { name: "<b>Ana</b> Ruiz" }).waitFor();
  await page.getByRole("button", { name: "Merge with…" }).click();
  await dialog.getByRole("searchbox").fill("marta");
  await dialog.getByRole("list", { name: "Contacts found" }).getByRole("button", { name: "Marta" }).click();
  await dialog.getByRole("button", { name: "Merge" }).click();
  await page.getByText("Merged", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Separate again" }).click();
  await page.getByText("They are two contacts again.").waitFor();
  // The notice may still be on its way in.
  expect(await accessibilityFaults(page, "main")).toEqual([]);
  await page.goto(`${server.url}/console/contacts/nobody`);
  await page.getByText("There is no such contact").waitFor();
});
