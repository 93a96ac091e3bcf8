import type { News } from "./news.store.ts";
import type { Notice } from "./push-job.ts";

/** Whether the notice would still be true: nobody answered, took it or read it since. Pure. */
export function isNews({ reason, seq }: Notice, news: News, operatorId: string | null): boolean {
  const isUnread = (news.readSeq ?? 0) < seq;
  switch (reason) {
    case "waiting":
      return news.state === "queued";
    case "offer":
      return news.state === "queued" && news.offeredTo === operatorId;
    case "transfer":
      return news.state === "active" && news.transferTo === operatorId;
    case "message":
      return (
        news.state === "active" && news.operatorId === operatorId && isUnread && news.waitingSince !== null
      );
    case "mention":
      return isUnread;
    case "ticket":
      return news.ticketStatus === "open" && news.waitingSince !== null && isUnread;
    case "answer":
      return news.visibility === "public" && news.visitorReadSeq < seq;
    case "test":
      return true;
  }
}

/** When it stops being news by itself, epoch ms; null: never. */
export function endsAt({ reason }: Notice, news: News): number | null {
  if (reason === "offer") return news.offerExpiresAt;
  return reason === "transfer" ? news.transferExpiresAt : null;
}
