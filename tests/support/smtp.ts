import { type AddressObject, type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** A mail as the other side received it. */
export interface ReceivedMail {
  parsed: ParsedMail;
  /** As it came over the wire. */
  raw: string;
  recipients: string[];
  from: string;
}

interface SmtpPeer {
  url: string;
  received: ReceivedMail[];
  close(): Promise<void>;
}

interface Options {
  port?: number;
  /** Refuses a recipient: [reply code, text]; null takes it. */
  onRecipient?: (address: string) => [number, string] | null;
  /** Runs when the whole mail has arrived, before it is confirmed. */
  onData?: () => Promise<void>;
  password?: string;
}

/** A real mail server on this machine. */
export async function startSmtp(options: Options = {}): Promise<SmtpPeer> {
  const received: ReceivedMail[] = [];
  const { password } = options;
  const server = new SMTPServer({
    hideSTARTTLS: true,
    authOptional: !password,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 200,
    onAuth: (auth, _, answer) =>
      auth.password === password ? answer(null, { user: auth.username ?? "" }) : answer(new Error("no")),
    onRcptTo(address, _, answer) {
      const refusal = options.onRecipient?.(address.address);
      answer(refusal ? Object.assign(new Error(refusal[1]), { responseCode: refusal[0] }) : null);
    },
    onData(stream, session, answer) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        const raw = Buffer.concat(chunks);
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          parsed: await simpleParser(raw),
          raw: raw.toString(),
          recipients: rcptTo.map((one) => one.address),
          from: mailFrom ? mailFrom.address : "",
        });
        await options.onData?.();
        answer();
      });
    },
  });
  // A client that is killed resets its connection.
  server.on("error", () => undefined);
  await new Promise<void>((done) => server.listen(options.port ?? 0, "127.0.0.1", done));
  const address = server.server.address();
  if (!address || typeof address === "string") throw new Error("no port");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

/** Name and address of the first one. */
export function first(field: AddressObject | AddressObject[] | undefined) {
  const [address] = (Array.isArray(field) ? field[0] : field)?.value ?? [];
  return { name: address?.name, address: address?.address };
}
