import type { Upload } from "@palique/shared/files.ts";
import { type StoredFile, toCard } from "./files.store.ts";
import { signFile } from "./sign-files.ts";

/** For its uploader: how far it is, and what it became. */
export function describeUpload(file: StoredFile, now: number): Upload {
  const { id, received, size, state } = file;
  return { id, received, size, file: state === "uploading" ? null : signFile(toCard(file), now) };
}
