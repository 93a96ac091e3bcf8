import { customValues } from "@palique/shared/contact-values.ts";
import { type Locale, localized } from "@palique/shared/locale.ts";
import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { VariableValues } from "@palique/shared/variables.ts";
import { threads } from "../conversation/threads.model.ts";
import { departments, organisation } from "../inbox/inbox.model.ts";
import { me } from "../session.model.ts";

/** What is known of a conversation, for texts with variables in this language. */
export function valuesFor(row: ConversationSummary, locale: Locale): VariableValues {
  const department = departments.value.find(({ id }) => id === row.departmentId);
  const thread = threads.value.get(row.id);
  return {
    ...customValues(thread?.variables.value ?? {}, thread?.contactValues.value ?? [], locale),
    "visitor.name": row.contact.name,
    "visitor.email": row.contact.email,
    "operator.name": me.value?.name,
    "department.name": department && localized(department.name, locale),
    organisation: organisation.value,
    "conversation.number": String(row.number),
  };
}
