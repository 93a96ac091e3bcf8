import { accentsFrom } from "@palique/shared/accents.ts";
import type { Message } from "@palique/shared/conversation.ts";
import { describe, expect, test } from "vitest";
import type { Outgoing } from "../../widget/src/core/state.ts";
import { withDays } from "../../widget/src/extras/days.ts";
import { backWhen } from "../../widget/src/extras/opening.ts";
import { en } from "../../widget/src/i18n/en.ts";
import { EXTRA_WORDS } from "../../widget/src/i18n/extras.ts";
import { RICH_WORDS } from "../../widget/src/i18n/rich.ts";
import { countMark, ownTitle } from "../../widget/src/news/title.ts";
import type { ToldEvent } from "../../widget/src/panel/event-line.ts";
import { check, type Fields } from "../../widget/src/panel/form-check.ts";
import { layOut } from "../../widget/src/panel/log.model.ts";
import { rareLine } from "../../widget/src/rich/rare-line.ts";

test("the number of unread messages comes and goes in the title, and the page's own number stays", () => {
  const marked = countMark(2) + ownTitle("Shop", "");
  expect(marked).toBe("(2) Shop");
  expect(ownTitle(marked, "(2) ")).toBe("Shop");
  expect(ownTitle("(1) Inbox", "")).toBe("(1) Inbox");
  expect(ownTitle("Changed by the page", "(2) ")).toBe("Changed by the page");
});

describe("the form", () => {
  const fields: Fields = {
    name: "Ana",
    email: "",
    departmentId: "",
    type: "query",
    subject: "",
    text: "Hello",
    consent: false,
  };
  const asked = { name: "required", email: "optional" } as const;

  test("a chat needs what the site asks for, and a question", () => {
    expect(check(fields, asked)).toEqual({});
    expect(check({ ...fields, name: " ", text: "\n" }, asked)).toEqual({ name: "needed", text: "needed" });
    expect(check({ ...fields, email: "ana@" }, asked)).toEqual({ email: "emailWrong" });
    expect(check({ ...fields, email: "ana@" }, { name: "hidden", email: "hidden" })).toEqual({});
  });

  test("a text that is too long is kept whole and said to be too long", () => {
    const text = "x".repeat(10_001);
    expect(check({ ...fields, text }, asked)).toEqual({ text: "tooLong" });
  });

  test("a ticket always needs name, email, subject and consent", () => {
    expect(check(fields, { name: "required", email: "required" }, true)).toEqual({
      email: "needed",
      subject: "needed",
      consent: "consentNeeded",
    });
  });
});

describe("colours", () => {
  const channels = (css: string) => (css.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (css: string) =>
    channels(css)
      .map((value) => value / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, at) => sum + part * ([0.2126, 0.7152, 0.0722][at] ?? 0), 0);
  const contrast = (one: string, other: string) => {
    const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };

  test.each(["#0f6e66", "#ffd400", "#000000", "#ffffff", "#e11d48", "#3b82f6", "#808080"])(
    "whatever the brand's colour is, words stay readable: %s",
    (brand) => {
      for (const dark of [false, true]) {
        const accent = accentsFrom(brand)[dark ? "dark" : "light"];
        expect(contrast(accent.fill, accent.on)).toBeGreaterThanOrEqual(4.4);
        expect(contrast(accent.text, dark ? "rgb(36 34 31)" : "rgb(255 255 255)")).toBeGreaterThanOrEqual(
          4.5,
        );
      }
    },
  );

  test.each(["#ffffff", "#fff8e0", "#e0f7fa", "#000000", "#101418"])(
    "a colour like the panel's own leaves bubbles and buttons to be seen: %s",
    (brand) => {
      expect(contrast(accentsFrom(brand).light.fill, "rgb(255 255 255)")).toBeGreaterThanOrEqual(3);
      expect(contrast(accentsFrom(brand).dark.fill, "rgb(28 27 24)")).toBeGreaterThanOrEqual(3);
    },
  );
});

describe("the conversation as it is drawn", () => {
  const NOW = Date.now();
  const said = (seq: number, kind: "visitor" | "operator", at: number): Message => ({
    conversationId: "c",
    seq,
    clientId: `m${seq}`,
    author: { kind, id: null, name: kind === "operator" ? "Luis" : "Ana" },
    visibility: "public",
    text: `${seq}`,
    event: null,
    at,
  });
  const marks = (items: ReturnType<typeof layOut>) =>
    items.map((item) =>
      item.kind === "message"
        ? `${item.text}${item.first ? "^" : ""}${item.last ? "$" : ""} ${item.state}`
        : item.kind,
    );

  test("what one person says in a row belongs together; read ends where the operator has read", () => {
    const items = layOut(
      [
        said(1, "visitor", NOW),
        said(2, "visitor", NOW + 1),
        said(3, "operator", NOW + 2),
        said(4, "visitor", NOW + 3),
      ],
      [],
      2,
      0,
      en,
    );
    expect(marks(items)).toEqual(["1^ read", "2$ read", "3^$ sent", "4^$ sent"]);
  });

  test("what is on its way stands last, by the server's clock", () => {
    const outgoing: Outgoing[] = [
      { clientId: "o", conversationId: "c", text: "o", at: NOW, state: "sending" },
    ];
    const items = layOut([said(1, "operator", NOW)], outgoing, 0, 5000, en);
    expect(items.at(-1)).toMatchObject({ key: "o", at: NOW + 5000, state: "sending", mine: true });
  });

  test("another day has a line of its own", () => {
    const yesterday = NOW - 24 * 3_600_000;
    expect(
      marks(withDays(layOut([said(1, "visitor", yesterday), said(2, "visitor", NOW)], [], 0, 0, en))),
    ).toEqual(["day", "1^$ sent", "day", "2^$ sent"]);
  });

  test("the first waiting goes without saying, going on does not", () => {
    const queued = (seq: number, resumed: boolean): Message => ({
      ...said(seq, "operator", NOW),
      text: "",
      event: { type: "chat.queued", departmentId: "d", resumed },
    });
    const rare = (event: ToldEvent) => rareLine(event, RICH_WORDS.en);
    expect(marks(layOut([queued(1, false), queued(2, true)], [], 0, 0, en, rare))).toEqual(["event"]);
  });

  test("an event a newer server knows draws nothing, and what stands around it belongs together", () => {
    const unheard = { type: "chat.dreamt", operatorName: "Luis" };
    const event = unheard as unknown as Message["event"];
    const items = layOut(
      [said(1, "operator", NOW), { ...said(2, "operator", NOW), text: "", event }, said(3, "operator", NOW)],
      [],
      0,
      0,
      en,
    );
    expect(marks(items)).toEqual(["1^ sent", "3$ sent"]);
  });

  test("who is answering now is said in plain words, in both languages", () => {
    const passed = { type: "chat.transferred", departmentId: "d", fromName: "Luis" };
    expect(rareLine({ ...passed, operatorName: "Ana" }, RICH_WORDS.en)).toBe("You are now talking with Ana");
    expect(rareLine({ ...passed, operatorName: null }, RICH_WORDS.en)).toMatch(/passed your chat/);
    expect(rareLine({ ...passed, operatorName: "Ana" }, RICH_WORDS.es)).toBe("Ahora hablas con Ana");
    expect(rareLine({ ...passed, operatorName: null }, RICH_WORDS.es)).toMatch(/Pasamos tu chat/);
  });
});

test("when somebody is back is said in plain words", () => {
  const saturday = new Date(2026, 10, 21, 15, 0).getTime();
  const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 0).getTime();
  expect(backWhen(EXTRA_WORDS.en, "en", at(21, 18), saturday)).toBe("We are back today at 6:00 PM");
  expect(backWhen(EXTRA_WORDS.en, "en", at(22, 8), saturday)).toBe("We are back tomorrow at 8:00 AM");
  expect(backWhen(EXTRA_WORDS.en, "en", at(23, 8), saturday)).toBe("We are back on Monday at 8:00 AM");
  expect(backWhen(EXTRA_WORDS.es, "es", at(23, 8), saturday)).toBe("Volvemos el lunes a las 8:00");
  expect(backWhen(EXTRA_WORDS.es, "es", at(23, 13), saturday)).toMatch(/^Volvemos el lunes a las 13:00$/);
});
