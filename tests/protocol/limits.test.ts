import { expect, test } from "vitest";
import { callApi, connectVisitor, newClientId, startInput } from "../support/clients.ts";
import { staffed, talking, useDesk } from "../support/desk.ts";
import { arrive, invited, question } from "../support/invitations.ts";
import { readAll, texts } from "./reader.ts";

const desk = useDesk();

test("a visitor who floods is told when to try again, and what was acknowledged is stored", async () => {
  const { visitor, conversationId } = await talking(desk());
  const replies = await Promise.all(
    Array.from({ length: 100 }, (_, i) =>
      visitor.ask("message:send", { clientId: newClientId(), conversationId, text: `flood ${i}` }),
    ),
  );
  const accepted = replies.flatMap((reply) => (reply.ok ? [reply.value.text] : []));
  const refused = replies.flatMap((reply) => (reply.ok ? [] : [reply]));
  expect(refused.length).toBeGreaterThan(0);
  for (const failure of refused) {
    expect(failure.error).toBe("rate-limited");
    expect(failure.retryAfterMs).toBeGreaterThan(0);
  }
  expect(texts(await readAll(visitor, conversationId)).filter((text) => text.startsWith("flood"))).toEqual(
    expect.arrayContaining(accepted),
  );
});

test("one visitor's flood is nobody else's", async () => {
  const flooding = await talking(desk());
  const calm = await talking(desk());
  await Promise.all(
    Array.from({ length: 100 }, (_, i) =>
      flooding.visitor.ask("message:send", {
        clientId: newClientId(),
        conversationId: flooding.conversationId,
        text: `flood ${i}`,
      }),
    ),
  );
  expect((await calm.visitor.say(calm.conversationId, "hello")).text).toBe("hello");
});

test("starting chat after chat is limited", async () => {
  const { departmentId } = await staffed(desk());
  const visitor = await connectVisitor(desk().server, desk().key);
  const errors: string[] = [];
  for (let i = 0; i < 25; i++) {
    const reply = await visitor.ask("chat:start", startInput(visitor.token, departmentId, `again ${i}`));
    if (!reply.ok) errors.push(reply.error);
  }
  expect(errors).toContain("rate-limited");
});

test("asking for invitations in a loop is limited, for this browser alone", async () => {
  const { site, rule } = await invited(desk());
  const [asking, calm] = [await arrive(desk(), site), await arrive(desk(), site)];
  const replies = await Promise.all(
    Array.from({ length: 40 }, () => asking.ask("invitation:ask", question(rule))),
  );
  expect(replies).toContainEqual(expect.objectContaining({ error: "rate-limited" }));
  expect(await calm.ask("invitation:ask", question(rule))).toMatchObject({ ok: true });
});

test("asking for invitations with ever new browsers is limited by the address", async () => {
  const { site, rule } = await invited(desk());
  const browsers = await Promise.all(Array.from({ length: 16 }, () => arrive(desk(), site)));
  const replies = await Promise.all(
    browsers.flatMap((browser) =>
      Array.from({ length: 25 }, () => browser.ask("invitation:ask", question(rule))),
    ),
  );
  const refused = replies.flatMap((reply) => (reply.ok ? [] : [reply.error]));
  expect(refused).toContain("rate-limited");
});

test("guessing a password is slowed down for the account, and the right one waits too", async () => {
  const { api } = await staffed(desk());
  const guess = (password: string) =>
    callApi(desk().server, "POST", "/session", { email: api.me.email, password });
  const answers = [];
  for (let i = 0; i < 15; i++) answers.push(await guess(`wrong password ${i}`));
  const limited = answers.find((answer) => answer.status === 429);
  expect(limited?.reply).toMatchObject({
    ok: false,
    error: "rate-limited",
    retryAfterMs: expect.any(Number),
  });
  expect(Number(limited?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await guess("correct horse battery")).status).toBe(429);
});
