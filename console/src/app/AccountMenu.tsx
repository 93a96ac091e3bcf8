import { LOCALES } from "@palique/shared/locale.ts";
import { LogOut, Monitor, Moon, Rows2, Rows4, Sun, User } from "lucide";
import { density, setDensity } from "../layout/layout.model.ts";
import { t as tLayout } from "../layout/texts.ts";
import { go } from "../router.ts";
import { me } from "../session.model.ts";
import { signOut } from "../signin/signin.model.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { LANGUAGE_NAMES } from "../ui/LocaleSwitch.tsx";
import { Menu } from "../ui/Menu.tsx";
import { changeOwn } from "./own-choices.model.ts";
import { t } from "./texts.ts";

const THEMES = [
  { theme: "light", icon: Sun },
  { theme: "dark", icon: Moon },
  { theme: "auto", icon: Monitor },
] as const;

const DENSITIES = [
  { kind: "comfortable", icon: Rows2 },
  { kind: "compact", icon: Rows4 },
] as const;

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
          onChoose: () => void changeOwn({ locale }),
        })),
        ...THEMES.map(({ theme, icon }, index) => ({
          label: t(theme),
          icon,
          checked: self.theme === theme,
          separated: index === 0,
          onChoose: () => void changeOwn({ theme }),
        })),
        ...DENSITIES.map(({ kind, icon }, index) => ({
          label: tLayout(kind),
          icon,
          checked: density.value === kind,
          separated: index === 0,
          onChoose: () => setDensity(kind),
        })),
        { label: t("signOut"), icon: LogOut, separated: true, onChoose: () => void signOut() },
      ]}
    />
  );
}
