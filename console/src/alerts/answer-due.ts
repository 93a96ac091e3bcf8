import type { ServerToOperator } from "@palique/shared/operator.ts";
import { t } from "../canned/texts.ts";
import { rowNamed } from "../inbox/inbox.model.ts";
import { lastWords, visitorName } from "../inbox/row-text.ts";
import { t as tInbox } from "../inbox/texts.ts";
import { inboxPath } from "../routes.ts";
import { digits } from "../text/time.ts";
import { notify } from "../ui/notices.model.ts";
import { tagOf, tellAlert } from "./notices.model.ts";

/** A visitor of this operator has been waiting: the department wants that to be noticed. */
export const tellAnswerDue: ServerToOperator["answer:due"] = ({ conversationId, number, name, waitedMs }) => {
  const row = rowNamed(conversationId);
  const visitor = row ? visitorName(row) : name || tInbox("noName");
  const title = t("answerDue", { name: visitor, time: digits(waitedMs) });
  notify(title, "problem");
  tellAlert({
    tag: tagOf(conversationId),
    path: inboxPath("inbox", number),
    body: row ? lastWords(row).text : "",
    event: "message",
    isInSight: false,
    title,
    isNews: () => rowNamed(conversationId)?.waitingSince != null,
  });
};
