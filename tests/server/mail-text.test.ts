import { LOCALES } from "@palique/shared/locale.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { en } from "../../server/src/locales/en.ts";
import { es } from "../../server/src/locales/es.ts";
import { inviteMail } from "../../server/src/mail/invite-mail.ts";
import type { MailPayload } from "../../server/src/mail/mail-payload.ts";
import { openMailer } from "../../server/src/mail/open-mailer.ts";
import { ticketAnswer, ticketReceipt } from "../../server/src/mail/ticket-mails.ts";
import { first, type ReceivedMail, startSmtp } from "../support/smtp.ts";

const config = { publicUrl: "https://chat.example.com" };
const ticket = {
  locale: "en",
  organisation: "Acme & Sons",
  to: { name: "Ana", address: "ana@example.org" },
  conversationId: "c1",
  firstSeq: 1,
  number: 2041,
  subject: "Broken lamp",
} as const;

let smtp: Awaited<ReturnType<typeof startSmtp>>;
beforeAll(async () => {
  smtp = await startSmtp();
});
afterAll(() => smtp.close());

/** What arrives at the other side. */
async function deliver(mail: MailPayload, mailFrom = "help@example.com"): Promise<ReceivedMail> {
  const mailer = openMailer(smtp.url, mailFrom);
  await mailer.send(mail);
  mailer.close();
  const received = smtp.received.at(-1);
  if (!received) throw new Error("nothing arrived");
  return received;
}

function headersOf({ raw }: ReceivedMail): string {
  return raw.slice(0, raw.indexOf("\r\n\r\n"));
}

describe("mails on a ticket", () => {
  test("the receipt tells the number, the subject and what was written, and who sends it", async () => {
    const { parsed } = await deliver(
      ticketReceipt(config, { ...ticket, message: "It does <b>not</b> light" }),
    );
    expect(parsed.subject).toBe("[#2041] Broken lamp");
    expect(first(parsed.from)).toEqual({ name: "Acme & Sons", address: "help@example.com" });
    expect(first(parsed.to)).toEqual({ name: "Ana", address: "ana@example.org" });
    for (const part of ["#2041", "Broken lamp", "It does <b>not</b> light", "Acme & Sons", "Hello Ana,"]) {
      expect(parsed.text).toContain(part);
    }
    expect(parsed.html).toContain("It does &#60;b&#62;not&#60;/b&#62; light");
    expect(parsed.html).toContain("Acme &#38; Sons");
    expect(parsed.headers.get("auto-submitted")).toBe("auto-replied");
    expect(parsed.messageId).toBe("<ticket.c1.1@chat.example.com>");
  });

  test("an answer is in the thread of the receipt, under a name of its own that never changes", async () => {
    const answer = ticketAnswer(config, {
      ...ticket,
      seq: 7,
      operatorName: "Luis",
      answer: "Try\nagain",
      files: [],
    });
    const { parsed } = await deliver(answer);
    expect(parsed.subject).toBe("Re: [#2041] Broken lamp");
    expect(parsed.messageId).toBe("<ticket.c1.7@chat.example.com>");
    expect(parsed.inReplyTo).toBe("<ticket.c1.1@chat.example.com>");
    expect(parsed.references).toBe("<ticket.c1.1@chat.example.com>");
    expect(parsed.text).toContain("Luis from Acme & Sons answered your request #2041:");
    expect(parsed.text).toContain("Try\nagain");
    expect(parsed.html).toContain("Try<br>again");
    expect(parsed.headers.has("auto-submitted")).toBe(false);
  });

  test("an answer that brings files links to them, and needs no words", async () => {
    const files = [
      { label: "a <b>.pdf", url: "https://chat.example.com/files/1/full/a" },
      { label: "photo.jpg", url: "https://chat.example.com/files/2/full/b" },
    ];
    const { parsed } = await deliver(
      ticketAnswer(config, { ...ticket, seq: 7, operatorName: "Luis", answer: "", files }),
    );
    expect(parsed.text).toContain("photo.jpg: https://chat.example.com/files/2/full/b");
    expect(parsed.html).toContain('<a href="https://chat.example.com/files/1/full/a">a &#60;b&#62;.pdf</a>');
    expect(parsed.html).not.toContain("<blockquote");
  });

  test("they speak the person's language", async () => {
    const { parsed } = await deliver(ticketReceipt(config, { ...ticket, locale: "es", message: "x" }));
    expect(parsed.text).toContain("Recibimos tu solicitud. Su número de radicado es #2041.");
    expect(parsed.html).toContain('<html lang="es">');
  });

  test("a sender named in MAIL_FROM keeps that name", async () => {
    const { parsed } = await deliver(
      ticketReceipt(config, { ...ticket, message: "x" }),
      '"Help, please" <help@example.com>',
    );
    expect(first(parsed.from)).toEqual({ name: "Help, please", address: "help@example.com" });
  });
});

test("an invitation carries its link once as text and once as a link, until when, and no name", async () => {
  const link = "https://chat.example.com/console/invite/abc?x=1&y=2";
  const invitation = { organisation: "Acme", address: "luis@example.org", link, timeZone: "America/Bogota" };
  const { parsed, raw } = await deliver(
    inviteMail({ ...invitation, locale: "es", expiresAt: Date.UTC(2026, 10, 30, 2) }),
  );
  expect(parsed.subject).toBe("Tu invitación a Acme");
  expect(parsed.text).toContain(`Elige tu contraseña: ${link}`);
  expect(parsed.text).toContain("29 de noviembre de 2026");
  expect(parsed.html).toContain('href="https://chat.example.com/console/invite/abc?x=1&#38;y=2"');
  expect(raw).toMatch(/^To: luis@example\.org/m);
});

describe("whatever people write", () => {
  const nasty = [
    "Ana\r\nBcc: victim@example.net",
    "Ana\nSubject: hijacked\n\nbody",
    'Ana "the boss" <boss@example.net>, x',
    "Ana\u2028Bcc: victim@example.net",
    "Zoë 🧑‍💻 Müller",
    "مريم العربية",
    "evil\u202egpj.exe",
    "=?utf-8?q?fake?=",
    "lone \ud800 surrogate",
    ",;:<>@()[]\\",
    "a".repeat(500),
  ];

  test.each(nasty)(
    "as a name, subject or organisation it adds no header and no recipient: %j",
    async (text) => {
      const mail = ticketAnswer(config, {
        ...ticket,
        to: { name: text, address: "ana@example.org" },
        subject: text,
        organisation: text,
        operatorName: text,
        answer: text,
        files: [{ label: text, url: "https://chat.example.com/files/1" }],
        seq: 2,
      });
      const received = await deliver(mail);
      expect(received.recipients).toEqual(["ana@example.org"]);
      expect(headersOf(received)).not.toMatch(/^bcc:/im);
      expect(headersOf(received).match(/^subject:/gim)).toHaveLength(1);
      const shown = text
        .toWellFormed()
        .replace(/[\r\n\u2028\u202e]+/g, " ")
        .replace(/ +/g, " ")
        .replace("=?", "= ?");
      expect(received.parsed.subject).toBe(`Re: [#2041] ${shown}`);
      expect(first(received.parsed.to)).toEqual({ name: shown, address: "ana@example.org" });
      expect(first(received.parsed.from).name).toBe(shown);
    },
  );

  test("markup stays text", async () => {
    const script = `<img src=x onerror="alert('1')"> & <script>alert(2)</script>`;
    const { parsed } = await deliver(
      ticketReceipt(config, { ...ticket, organisation: script, subject: script, message: script }),
    );
    expect(parsed.html).not.toMatch(/<script|<img/);
    expect(parsed.text).toContain(script);
  });

  test("right-to-left text gets its own direction", async () => {
    const { parsed } = await deliver(ticketReceipt(config, { ...ticket, message: "مرحبا" }));
    expect(parsed.html).toMatch(/<blockquote dir="auto"[^>]*>مرحبا<\/blockquote>/);
  });

  test("an address at an international domain is reached", async () => {
    const to = { name: "Ñandú", address: "info@españa.example" };
    const received = await deliver(ticketReceipt(config, { ...ticket, to, message: "hola" }));
    expect(headersOf(received)).toContain("<info@xn--espaa-rta.example>");
  });
});

test.each(LOCALES)("every text has the same placeholders in %s", (locale) => {
  const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
  const texts: Readonly<Record<string, string>> = { en, es }[locale];
  for (const [key, text] of Object.entries(en)) {
    expect(placeholders(texts[key] ?? ""), key).toEqual(placeholders(text));
  }
});
