import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { openCobrowse } from "../../server/src/cobrowse/open-cobrowse.ts";
import { hashToken } from "../../server/src/operators/tokens.ts";
import { answerShare } from "../../server/src/sharing/answer-share.ts";
import { askShare } from "../../server/src/sharing/ask-share.ts";
import { showShares } from "../../server/src/sharing/describe-share.ts";
import { newToken } from "../support/clients.ts";
import { batch, showPage } from "../support/sharing.ts";
import { until } from "../support/wait.ts";
import { type Chat, useChat } from "./shares.ts";

const chat = useChat("sqlite");
const MINUTE = 60_000;

/** The second connection in this process, on the clock of the chat. */
async function serve({ app }: Chat) {
  const http = createServer();
  const cobrowse = openCobrowse(app, http, {
    redis: null,
    addressOf: () => "127.0.0.1",
    isDraining: () => false,
  });
  await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
  onTestFinished(async () => {
    await cobrowse.stop();
    http.close();
  });
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` };
}

test("a page that moves by itself is left alone, however much it sends; a hand at it keeps it open", async () => {
  const { app, ana, site, begin, sleep, pass } = chat();
  const server = await serve(chat());
  const { visitor, conversationId } = await begin();
  const token = newToken();
  const tokenHash = hashToken(token);
  await app.write((trx) =>
    trx
      .updateTable("visitors")
      .set({ tokenHash })
      .where("id", "=", visitor.visitorId ?? "")
      .execute(),
  );
  const { id: shareId } = await askShare(app, ana, { conversationId, kind: "cobrowse", media: null });
  await answerShare(app, visitor, tokenHash, { shareId, allow: true });
  const page = await showPage(server, site.key, token, shareId);
  const moves = (seq: number) => page.value("frames", batch(page, seq, { full: seq === 0 }));
  const seenAt = async () =>
    (await app.db.selectFrom("shares").select("seenAt").where("id", "=", shareId).executeTakeFirst())?.seenAt;

  sleep(10 * MINUTE);
  await moves(0);
  page.tell("seen", { visible: true });
  await until("the hand", async () => (await seenAt()) === app.now());
  await pass(14 * MINUTE, async () => undefined);
  await moves(1);
  await pass(MINUTE, async () => undefined);
  expect(await showShares(app, conversationId)).toEqual([]);
});
