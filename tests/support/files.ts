import type { CreateUpload, Upload } from "@palique/shared/files.ts";
import type { Failure, Reply } from "@palique/shared/reply.ts";
import { type ApiClient, newClientId } from "./clients.ts";

/** Sends files as widget and console do, piece by piece, without any of their code. */
export interface UploadClient {
  create(input: Partial<CreateUpload> & { size: number }): Promise<Reply<Upload>>;
  look(id: string): Promise<Reply<Upload>>;
  /** Where the server stands, from the header. */
  offset(id: string): Promise<number>;
  send(id: string, offset: number, bytes: Uint8Array): Promise<Reply<Upload>>;
  finish(id: string): Promise<Reply<Upload>>;
  cancel(id: string): Promise<Reply<null>>;
  /** All of it, in pieces of this size. */
  whole(
    name: string,
    bytes: Uint8Array,
    conversationId?: string | null,
    piece?: number,
  ): Promise<Upload | Failure>;
}

export function visitorUploads(
  url: string,
  key: string,
  token: string,
  origin = "https://shop.example",
): UploadClient {
  return client(`${url}/api/v1/widget/${key}`, { Authorization: `Bearer ${token}`, Origin: origin });
}

export function operatorUploads(url: string, { cookie }: Pick<ApiClient, "cookie">): UploadClient {
  return client(`${url}/api/v1`, { Cookie: cookie, Origin: url });
}

function client(base: string, headers: Record<string, string>): UploadClient {
  async function call<T>(method: string, path: string, init: RequestInit = {}): Promise<Reply<T>> {
    const answer = await fetch(`${base}/uploads${path}`, {
      method,
      ...init,
      headers: { ...headers, ...Object.fromEntries(new Headers(init.headers)) },
    });
    return answer.json();
  }
  const json = { "Content-Type": "application/json" };
  const self: UploadClient = {
    create: (input) =>
      call("POST", "", {
        headers: json,
        body: JSON.stringify({
          clientId: newClientId(),
          conversationId: null,
          name: "file.bin",
          voiceMs: null,
          ...input,
        }),
      }),
    look: (id) => call("GET", `/${id}`),
    async offset(id) {
      const answer = await fetch(`${base}/uploads/${id}`, { method: "HEAD", headers });
      return Number(answer.headers.get("upload-offset"));
    },
    send: (id, offset, bytes) =>
      call("PATCH", `/${id}`, {
        headers: { "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(offset) },
        body: new Uint8Array(bytes),
      }),
    finish: (id) => call("POST", `/${id}/finish`, { headers: json, body: "{}" }),
    cancel: (id) => call("DELETE", `/${id}`, { headers: json }),
    async whole(name, bytes, conversationId = null, piece = 1_048_576) {
      const made = await self.create({ name, size: bytes.length, conversationId });
      if (!made.ok) return made;
      const { id } = made.value;
      for (let at = 0; at < bytes.length; at += piece) {
        const sent = await self.send(id, at, bytes.subarray(at, at + piece));
        if (!sent.ok) return sent;
      }
      const finished = await self.finish(id);
      return finished.ok ? finished.value : finished;
    },
  };
  return self;
}

/** The card of a file that must have been taken. */
export async function uploaded(work: Promise<Upload | Failure>) {
  const upload = await work;
  if ("error" in upload) throw new Error(`upload: ${upload.error}`);
  if (!upload.file) throw new Error("upload: not finished");
  return upload.file;
}
