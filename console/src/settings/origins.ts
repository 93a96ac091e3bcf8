/** A website as people write it, as the origin the server compares: "Example.com/shop" is https://example.com. */
export function originFrom(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  if (!text) return null;
  const full = /^[a-z][a-z0-9+.-]*:\/\//.test(text) ? text : `https://${text}`;
  const [, scheme = "", wildcard = "", rest = ""] = /^(https?:\/\/)(\*\.)?(.+)$/.exec(full) ?? [];
  if (!rest || !URL.canParse(scheme + rest)) return null;
  const { host, hostname } = new URL(scheme + rest);
  const isName = /^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(hostname);
  if (wildcard ? !isName || !hostname.includes(".") : !isName && !hostname.startsWith("[")) return null;
  return scheme + wildcard + host;
}
