import { ChevronLeft } from "lucide";
import { useEffect } from "preact/hooks";
import { followLink } from "../router.ts";
import { me } from "../session.model.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Icon } from "../ui/Icon.tsx";
import { lazy } from "../ui/Lazy.tsx";
import { loadAdmin } from "./admin.model.ts";
import { AlertsView } from "./alerts/AlertsView.tsx";
import { BlocksView } from "./blocks/BlocksView.tsx";
import { CannedView } from "./canned/CannedView.tsx";
import { DepartmentsView } from "./departments/DepartmentsView.tsx";
import { unsavedPaths } from "./form.model.ts";
import { GeneralView } from "./GeneralView.tsx";
import { MailView } from "./MailView.tsx";
import { OperatorsView } from "./operators/OperatorsView.tsx";
import { ProfileView } from "./profile/ProfileView.tsx";
import { SECTIONS, type Section, sectionsFor, settingsPath } from "./sections.ts";
import { SitesView } from "./sites/SitesView.tsx";
import { TagsView } from "./tags/TagsView.tsx";
import { t } from "./texts.ts";
import "./settings.css";

const ContactFieldsView = lazy(
  async () => (await import("./contact-fields/ContactFieldsView.tsx")).ContactFieldsView,
);
const InvitationsView = lazy(async () => (await import("./invitations/InvitationsView.tsx")).InvitationsView);
const PrivacyView = lazy(async () => (await import("./privacy/PrivacyView.tsx")).PrivacyView);

// In the same chunk: it is made of the same parts.
export { NewCannedDialog } from "./canned/NewCannedDialog.tsx";

/** Administration and the own profile. `path` is what follows /console/settings/, "" on a phone is the list. */
export function SettingsView({ path }: { path: string }) {
  const role = me.value?.role ?? "agent";
  const [first = "", id = "", part = ""] = path.split("/");
  const known = SECTIONS.find(({ section }) => section === first);
  const section: Section = known?.section ?? "profile";
  const isAllowed = sectionsFor(role).some((one) => one.section === section);
  useEffect(() => {
    if (role === "admin") void loadAdmin();
  }, [role, section]);
  useEffect(() => {
    document.querySelector(".settings-page")?.scrollTo(0, 0);
  }, [path]);
  return (
    <main class={`settings ${first ? "" : "settings-at-list"}`}>
      <SettingsNav current={section} />
      <div class="settings-page">
        <a class="settings-back" href={settingsPath("")} onClick={followLink}>
          <Icon icon={ChevronLeft} size={16} />
          {t("toSections")}
        </a>
        {isAllowed ? (
          <Screen section={section} id={id} part={part} />
        ) : (
          <EmptyState icon={SECTIONS[0]?.icon ?? ChevronLeft} title={t("noAccess")} />
        )}
      </div>
    </main>
  );
}

function Screen({ section, id, part }: { section: Section; id: string; part: string }) {
  switch (section) {
    case "profile":
      return <ProfileView />;
    case "notifications":
      return <AlertsView />;
    case "operators":
      return <OperatorsView />;
    case "departments":
      return <DepartmentsView id={id} />;
    case "sites":
      return <SitesView id={id} />;
    case "invitations":
      return <InvitationsView id={id} part={part} />;
    case "canned":
      return <CannedView id={id} />;
    case "contact-fields":
      return <ContactFieldsView />;
    case "tags":
      return <TagsView />;
    case "mail":
      return <MailView />;
    case "blocks":
      return <BlocksView />;
    case "general":
      return <GeneralView />;
    case "privacy":
      return <PrivacyView />;
  }
}

function SettingsNav({ current }: { current: Section }) {
  const sections = sectionsFor(me.value?.role ?? "agent");
  const groups = [...new Set(sections.map(({ group }) => group))];
  return (
    <nav class="settings-nav" aria-label={t("sections")}>
      <h1>{t("title")}</h1>
      {groups.map((group) => (
        <div key={group} class="settings-nav-group">
          <h2>{t(group)}</h2>
          <ul>
            {sections
              .filter((one) => one.group === group)
              .map(({ section, icon }) => (
                <li key={section}>
                  <a
                    href={settingsPath(section)}
                    aria-current={section === current ? "page" : undefined}
                    onClick={followLink}
                  >
                    <Icon icon={icon} size={18} />
                    <span>{t(section)}</span>
                    {unsavedPaths.value.some((path) => path.split("/")[0] === section) && (
                      <span class="settings-unsaved" title={t("unsaved")}>
                        <span class="visually-hidden">{t("unsaved")}</span>
                      </span>
                    )}
                  </a>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
