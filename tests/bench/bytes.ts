import { brotliCompressSync, gzipSync } from "node:zlib";
import { openHostPage } from "./host-page.ts";
import { report } from "./report.ts";

const AIMS = { loader: "<= 2000", "before-opening": "<= 6000", chatting: "<= 24000" } as const;

/** What a visitor's browser loads from the server, summed up to each phase; each file compressed by itself. */
export async function bytes(): Promise<void> {
  const host = await openHostPage();
  const page = await host.browser.newPage({ locale: "en-US" });
  const bodies = new Map<string, Promise<Buffer>>();
  page.on("response", (response) => {
    const { origin, pathname } = new URL(response.url());
    if (origin === host.serverUrl && !pathname.startsWith("/socket.io/"))
      bodies.set(pathname, response.body());
  });
  await page.goto(host.withWidget, { waitUntil: "commit" });
  await page.waitForEvent("load");
  await tell("loader", bodies);
  const button = page.getByRole("button", { name: "Chat with us" });
  await button.waitFor();
  await page.waitForTimeout(3000);
  await tell("before-opening", bodies);
  await button.click();
  const panel = page.getByRole("dialog", { name: "Chat" });
  await panel.getByRole("textbox", { name: "Your name" }).fill("Marta");
  await panel.getByRole("textbox", { name: "How can we help?" }).fill("Hello");
  await panel.getByRole("button", { name: "Start chat" }).click();
  await panel.getByRole("log", { name: "Conversation" }).getByText("Hello").waitFor();
  await page.waitForTimeout(1000);
  await tell("chatting", bodies);
  await host.close();
}

async function tell(phase: keyof typeof AIMS, bodies: ReadonlyMap<string, Promise<Buffer>>): Promise<void> {
  const sizes = { raw: 0, gzip: 0, brotli: 0, data: 0 };
  const files: string[] = [];
  for (const [path, pending] of bodies) {
    const body = await pending;
    if (path.startsWith("/api/")) {
      sizes.data += gzipSync(body).length;
      continue;
    }
    files.push(path);
    sizes.raw += body.length;
    sizes.gzip += gzipSync(body, { level: 9 }).length;
    sizes.brotli += brotliCompressSync(body).length;
  }
  const { gzip, raw, brotli, data } = sizes;
  const unit = "bytes, gzip";
  report({ figure: `bytes.${phase}`, value: gzip, unit, aim: AIMS[phase], raw, brotli, data, files });
}
