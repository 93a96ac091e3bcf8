import type { SaveProfile } from "@palique/shared/admin.ts";
import { LOCALES } from "@palique/shared/locale.ts";
import type { OperatorSelf } from "@palique/shared/operator.ts";
import { LogOut, Monitor, Moon, Sun, User } from "lucide";
import { api } from "../api.ts";
import { go } from "../router.ts";
import { me } from "../session.model.ts";
import { signOut } from "../signin/signin.model.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { LANGUAGE_NAMES } from "../ui/LocaleSwitch.tsx";
import { Menu } from "../ui/Menu.tsx";
import { notify } from "../ui/notices.model.ts";
import { t } from "./texts.ts";

const THEMES = [
  { theme: "light", icon: Sun },
  { theme: "dark", icon: Moon },
  { theme: "auto", icon: Monitor },
] as const;

/** Shows at once; put back if the server says no. */
async function change(next: Partial<SaveProfile>): Promise<void> {
  const before = me.peek();
  if (!before) return;
  me.value = { ...before, ...next };
  const answer = await api.patch<OperatorSelf>("/profile", next);
  if (answer.ok) {
    if (me.peek()) me.value = answer.value;
  } else if (me.peek()?.id === before.id) {
    me.value = before;
    notify(answer.text, "problem");
  }
}

export function AccountMenu() {
  const self = me.value;
  if (!self) return null;
  return (
    <Menu
      label={t("account")}
      triggerClass="rail-item"
      trigger={<Avatar id={self.id} name={self.name} src={self.avatar} />}
      side="right"
      head={
        <div class="account-head">
          <Avatar id={self.id} name={self.name} src={self.avatar} />
          <span>
            <strong class="ellipsis" dir="auto">
              {self.name}
            </strong>
            <small class="ellipsis">{self.email}</small>
          </span>
        </div>
      }
      items={[
        { label: t("profile"), icon: User, onChoose: () => go("/console/settings/profile") },
        ...LOCALES.map((locale, index) => ({
          label: LANGUAGE_NAMES[locale],
          lead: <span class="menu-letters">{locale.toUpperCase()}</span>,
          checked: self.locale === locale,
          separated: index === 0,
          onChoose: () => void change({ locale }),
        })),
        ...THEMES.map(({ theme, icon }, index) => ({
          label: t(theme),
          icon,
          checked: self.theme === theme,
          separated: index === 0,
          onChoose: () => void change({ theme }),
        })),
        { label: t("signOut"), icon: LogOut, separated: true, onChoose: () => void signOut() },
      ]}
    />
  );
}
