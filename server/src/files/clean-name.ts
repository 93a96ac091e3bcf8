/** Longest name that is kept, with its ending. */
const NAME_MAX = 120;

/**
 * A file's name as it may be shown and saved: no folders, no control or direction characters ("gpj.exe" must not
 * read "exe.jpg"), not hidden, not endless; `ending` replaces its own where the bytes are something else.
 */
export function cleanName(name: string, ending: string | null): string {
  const last = name.toWellFormed().normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}<>:"|?*]/gu, "")
    .replace(/\s+/g, " ")
    .replace(/^[\s.]+|[\s.]+$/g, "");
  const [, stem = "", own = ""] = /^(.*?)(\.[^.\s]{1,12})?$/u.exec(plain) ?? [];
  const tail = ending === null ? own : `.${ending}`;
  const head = [...(stem || "file")].slice(0, NAME_MAX - tail.length).join("");
  return `${head.trimEnd()}${tail}`;
}

/** "pdf" of "Bill.PDF"; "" when there is none. */
export function endingOf(name: string): string {
  return /\.([^.\s/\\]{1,12})$/.exec(name.trim().toLowerCase())?.[1] ?? "";
}
