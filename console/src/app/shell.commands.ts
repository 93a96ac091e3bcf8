import { LOCALES } from "@palique/shared/locale.ts";
import { CircleUser, Inbox, Languages, LogOut, Monitor, Moon, Settings, Sun, Ticket } from "lucide";
import { type Command, command } from "../commands/registry.ts";
import { setStatus } from "../inbox/actions.model.ts";
import { go } from "../router.ts";
import { inboxPath, ticketsPath } from "../routes.ts";
import { me } from "../session.model.ts";
import { signOut } from "../signin/signin.model.ts";
import { LANGUAGE_NAMES } from "../ui/LocaleSwitch.tsx";
import { changeOwn } from "./own-choices.model.ts";
import { t } from "./texts.ts";

const STATUSES = [
  { status: "online", keywords: "available disponible conectado" },
  { status: "away", keywords: "pause break pausa descanso ausente" },
  { status: "offline", keywords: "leave salir" },
] as const;
const THEMES = [
  { theme: "light", icon: Sun, keywords: "day claro" },
  { theme: "dark", icon: Moon, keywords: "night oscuro noche" },
  { theme: "auto", icon: Monitor, keywords: "system sistema" },
] as const;

export const shellCommands: readonly Command[] = [
  command({
    id: "go.inbox",
    group: "go",
    title: () => t("inbox"),
    icon: Inbox,
    keywords: "go chats ir bandeja",
    keys: ["g i"],
    run: () => go(inboxPath("inbox")),
  }),
  command({
    id: "go.tickets",
    group: "go",
    title: () => t("tickets"),
    icon: Ticket,
    keywords: "go ir cases casos",
    keys: ["g t"],
    run: () => go(ticketsPath()),
  }),
  command({
    id: "go.settings",
    group: "go",
    title: () => t("settings"),
    icon: Settings,
    keywords: "go ir preferences administration ajustes preferencias",
    keys: ["g s"],
    run: () => go("/console/settings"),
  }),
  ...STATUSES.map(({ status, keywords }) =>
    command({
      id: `you.status.${status}`,
      group: "you",
      title: () => `${t("status")}: ${t(status)}`,
      icon: CircleUser,
      keywords: `status estado ${keywords}`,
      when: () => me.value?.status !== status,
      run: () => void setStatus(status),
    }),
  ),
  ...LOCALES.map((locale) =>
    command({
      id: `you.language.${locale}`,
      group: "you",
      title: () => `${t("language")}: ${LANGUAGE_NAMES[locale]}`,
      icon: Languages,
      keywords: "language idioma lengua",
      when: () => me.value?.locale !== locale,
      run: () => void changeOwn({ locale }),
    }),
  ),
  command({
    id: "you.sign-out",
    group: "you",
    title: () => t("signOut"),
    icon: LogOut,
    keywords: "log out exit salir cerrar",
    run: () => void signOut(),
  }),
  ...THEMES.map(({ theme, icon, keywords }) =>
    command({
      id: `view.theme.${theme}`,
      group: "view",
      title: () => `${t("theme")}: ${t(theme)}`,
      icon,
      keywords: `theme tema appearance ${keywords}`,
      when: () => me.value?.theme !== theme,
      run: () => void changeOwn({ theme }),
    }),
  ),
];
