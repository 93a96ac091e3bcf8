import type { InboxSnapshot } from "@palique/shared/operator.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { scopeOf } from "../conversations/list-conversations.ts";
import { countUnread } from "../conversations/messages.store.ts";
import { listMentions } from "../conversations/participants.store.ts";
import { listOpen } from "../conversations/summaries.store.ts";
import { listDepartments, listMemberships } from "../departments/departments.store.ts";
import { fileRules } from "../files/file-rules.ts";
import { maySeeSite } from "../live/may-see-site.ts";
import { mailState } from "../mail/mail-state.ts";
import { describePresence, describeSelf } from "../operators/describe-operator.ts";
import { readSettings } from "../settings/settings.store.ts";
import { sharingOffer } from "../sharing/sharing-offer.ts";
import { listSites } from "../sites/sites.store.ts";
import { listTags } from "../tags/tags.store.ts";

/** More open conversations than this do not fit a console's first look; the list has the rest. */
const MOST = 500;

/** Everything a console shows first. A console that was away and one that was not hold the same after it. */
export async function openInbox(app: App, actor: OperatorActor): Promise<InboxSnapshot> {
  const [me, settings, departments, memberships, operators, conversations, mentions, tags, mail, sites] =
    await Promise.all([
      describeSelf(app, actor.id),
      readSettings(app.db),
      listDepartments(app.db),
      listMemberships(app.db),
      describePresence(app),
      listOpen(app.db, scopeOf(actor), MOST),
      listMentions(app.db, actor.id, MOST),
      listTags(app.db),
      mailState(app),
      listSites(app.db),
    ]);
  const unread = await countUnread(
    app.db,
    actor.id,
    conversations.map((one) => one.id),
  );
  return {
    me,
    organisation: settings.organisation,
    departments: departments
      .filter(
        (department) =>
          !department.disabled || conversations.some((one) => one.departmentId === department.id),
      )
      .map(({ id, names }) => ({
        id,
        name: names,
        memberIds: memberships.filter((one) => one.departmentId === id).map((one) => one.operatorId),
      })),
    sites: sites
      .filter((site) => maySeeSite(actor, site))
      .map(({ id, name, tracking, sharing }) => ({ id, name, tracking, sharing: sharingOffer(sharing) })),
    operators,
    conversations,
    unread: Object.fromEntries(unread),
    mentions,
    tags,
    mail,
    files: await fileRules(app),
    idleAwayMinutes: settings.idleAwayMinutes,
    editMinutes: settings.editMinutes,
    mapTiles: app.config.mapTiles,
    viewer: app.viewer,
    now: app.now(),
  };
}
