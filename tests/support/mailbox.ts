import { SMTPServer } from "smtp-server";
import { onTestFinished } from "vitest";

export interface Mail {
  from: string;
  to: string[];
  /** The message as it came over the wire. */
  raw: string;
}

/** A mail server that accepts everything, for one test. */
export async function openMailbox(): Promise<{ url: string; mails: Mail[] }> {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, session, done) {
      let raw = "";
      stream.on("data", (data: Buffer) => {
        raw += data.toString();
      });
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map((one) => one.address),
          raw: unfold(raw),
        });
        done();
      });
    },
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => new Promise<void>((done) => server.close(done)));
  const address = server.server.address();
  if (!address || typeof address === "string") throw new Error("no port");
  return { url: `smtp://127.0.0.1:${address.port}`, mails };
}

/** Undoes the quoted-printable line breaks, so that a sentence can be found in it. */
function unfold(raw: string): string {
  return raw.replace(/=\r?\n/g, "").replace(/\r\n/g, "\n");
}
