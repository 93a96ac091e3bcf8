import type { ShareKind } from "@palique/shared/share-names.ts";
import type { ShareView } from "@palique/shared/sharing.ts";

/** What came of a conversation; the newer `rev` counts. Those that ended stay, so that older news does not wake them. */
export type Shares = readonly ShareView[];

export function withShare(shares: Shares, share: ShareView): Shares {
  const known = shares.find(({ id }) => id === share.id);
  if (known && known.rev >= share.rev) return shares;
  return [...shares.filter(({ id }) => id !== share.id), share];
}

/**
 * The conversation was opened: what is not among the opened is over. `arrived` names those that came by themselves
 * since it was asked for: the answer may be older than they are.
 */
export function withOpened(shares: Shares, opened: Shares, arrived: ReadonlySet<string>): Shares {
  const isKept = ({ id }: ShareView) => arrived.has(id) || opened.some((one) => one.id === id);
  return opened.reduce(withShare, shares.filter(isKept));
}

/** What this operator did that the server has not answered yet, by the share's id; null: it is taken back or ended. */
export type Doing = ReadonlyMap<string, Partial<ShareView> | null>;

/** Those asked for or active, with what the operator did on top. `asking` are not known to the server yet. */
export function openShares(shares: Shares, asking: Shares, doing: Doing): Shares {
  const open = shares.filter(({ state }) => state !== "ended");
  const all = [...open, ...asking.filter(({ kind }) => !open.some((one) => one.kind === kind))];
  return all.flatMap((share) => {
    const change = doing.get(share.id);
    if (change === null) return [];
    return change ? [{ ...share, ...change }] : [share];
  });
}

export function ofKind(shares: Shares, kind: ShareKind): ShareView | undefined {
  return shares.find((share) => share.kind === kind);
}
