import type { FileRules } from "@palique/shared/files.ts";
import type { Actor, OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { hashToken } from "../operators/tokens.ts";
import type { Site } from "../sites/sites.store.ts";
import { recogniseBrowser } from "../visitors/recognise-browser.ts";
import { findVisitor } from "../visitors/visitors.store.ts";
import { fileRules } from "./file-rules.ts";
import { findFile, type StoredFile } from "./files.store.ts";

/** Who uploads. A visitor may do so before there is a row for them: for the first ticket. */
export interface Uploader {
  actor: Actor;
  /** What the file remembers of them. */
  owner: string;
  /** Of visitors, for what one address may send. */
  address: string | null;
  rules: FileRules;
}

export async function operatorUploader(app: App, actor: OperatorActor): Promise<Uploader> {
  return { actor, owner: ownerOfOperator(actor), address: null, rules: await fileRules(app) };
}

/** Fails with "forbidden" where visitors send no files. */
export async function visitorUploader(
  app: App,
  site: Site,
  token: string,
  address: string,
): Promise<Uploader> {
  if (!site.visitorFiles) throw new AppError("forbidden");
  const tokenHash = hashToken(token);
  return {
    actor: await recogniseBrowser(app, site.id, tokenHash),
    owner: ownerOfVisitor({ siteId: site.id, tokenHash }),
    address,
    rules: await fileRules(app, site),
  };
}

/** The owner of what this actor uploaded. */
export async function ownerOf(trx: Db, actor: Actor): Promise<string> {
  if (actor.kind === "operator") return ownerOfOperator(actor);
  const { siteId } = actor;
  const browser = actor.linked ?? actor.identified;
  if (browser) return ownerOfVisitor({ siteId, tokenHash: browser.browserHash });
  const visitor = actor.visitorId === null ? undefined : await findVisitor(trx, actor.visitorId);
  if (!visitor) throw new AppError("not-found");
  return ownerOfVisitor(visitor);
}

export function ownerOfOperator({ id }: Pick<OperatorActor, "id">): string {
  return `operator:${id}`;
}

export function ownerOfVisitor({ siteId, tokenHash }: { siteId: string; tokenHash: string }): string {
  return `visitor:${siteId}:${tokenHash}`;
}

/** Their own upload; "not yours" looks like "not found". */
export async function findOwnFile(app: App, { owner }: Uploader, id: string): Promise<StoredFile> {
  const file = await findFile(app.db, id);
  if (file?.owner !== owner) throw new AppError("not-found");
  return file;
}
