/** The addresses of the console. */
export const INBOX_VIEWS = ["inbox", "waiting", "mine", "all"] as const;
/** A list that is always there, or a saved view by its id. */
export type InboxView = (typeof INBOX_VIEWS)[number] | `v-${string}`;

export const VISITORS_VIEWS = ["list", "map"] as const;
export type VisitorsView = (typeof VISITORS_VIEWS)[number];

export type Route =
  /** `seq` names a message in it. */
  | { name: "inbox"; view: InboxView; ref: string | null; seq?: number }
  | { name: "tickets"; ref: string | null }
  /** Operators among themselves; `ref` is a room. */
  | { name: "team"; ref: string | null }
  /** Who is on the websites now; `ref` names the one that is open. */
  | { name: "visitors"; view: VisitorsView; ref: string | null }
  /** A person, by id. */
  | { name: "contact"; ref: string }
  /** `path` is what follows /console/settings/, "" for its first page. */
  | { name: "settings"; path: string }
  | { name: "setup"; token: string }
  | { name: "invite"; token: string }
  | { name: "not-found" };

/** Conversations are named by id or by number. */
export function routeOf(location: string): Route {
  const url = new URL(location, "http://console");
  const [, base, first = "", ...rest] = url.pathname.split("/").map(decoded);
  const second = rest[0] || null;
  if (base !== "console") return { name: "not-found" };
  const view = viewNamed(url.searchParams.get("view"));
  if (first === "") return { name: "inbox", view, ref: null };
  if (first === "c" && second) {
    const seq = /^[1-9]\d{0,8}$/.exec(url.searchParams.get("m") ?? "")?.[0];
    return { name: "inbox", view, ref: second, ...(seq && { seq: Number(seq) }) };
  }
  if (first === "tickets") return { name: "tickets", ref: second };
  if (first === "team") return { name: "team", ref: second };
  if (first === "visitors") {
    const view = VISITORS_VIEWS.find((known) => known === second) ?? "list";
    return { name: "visitors", view, ref: url.searchParams.get("v") };
  }
  if (first === "contacts" && second) return { name: "contact", ref: second };
  if (first === "settings") return { name: "settings", path: rest.join("/").replace(/\/+$/, "") };
  if (first === "setup" && second) return { name: "setup", token: second };
  if (first === "invite" && second) return { name: "invite", token: second };
  return { name: "not-found" };
}

function viewNamed(asked: string | null): InboxView {
  const id = /^v-([\w-]{1,64})$/.exec(asked ?? "")?.[1];
  return id ? `v-${id}` : (INBOX_VIEWS.find((known) => known === asked) ?? "inbox");
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function inboxPath(view: InboxView, ref: string | number | null = null): string {
  const query = view === "inbox" ? "" : `?view=${view}`;
  return `/console/${ref === null ? "" : `c/${encodeURIComponent(ref)}`}${query}`;
}

export function ticketsPath(ref: string | number | null = null): string {
  return `/console/tickets${ref === null ? "" : `/${encodeURIComponent(ref)}`}`;
}

export function teamPath(ref: string | null = null): string {
  return `/console/team${ref === null ? "" : `/${encodeURIComponent(ref)}`}`;
}

export function visitorsPath(view: VisitorsView = "list", ref: string | null = null): string {
  const query = ref === null ? "" : `?v=${encodeURIComponent(ref)}`;
  return `/console/visitors${view === "list" ? "" : `/${view}`}${query}`;
}

export function contactPath(id: string): string {
  return `/console/contacts/${encodeURIComponent(id)}`;
}
