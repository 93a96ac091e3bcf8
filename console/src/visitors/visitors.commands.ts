import { ArrowDown, ArrowUp, Globe, ListFilter, MessageSquarePlus } from "lucide";
import { type Command, command } from "../commands/registry.ts";
import { go } from "../router.ts";
import { visitorsPath } from "../routes.ts";
import { acting, pageBox } from "./acting.ts";
import { t } from "./texts.ts";

export const visitorCommands: readonly Command[] = [
  command({
    id: "go.visitors",
    group: "go",
    title: () => t("title"),
    icon: Globe,
    keywords: "go live online map ir en línea mapa",
    keys: ["g v"],
    run: () => go(visitorsPath()),
  }),
  command({
    id: "visitors.next",
    group: "visitors",
    title: () => t("next"),
    icon: ArrowDown,
    keys: ["j"],
    when: () => acting.value !== null,
    run: () => acting.peek()?.step(1),
  }),
  command({
    id: "visitors.previous",
    group: "visitors",
    title: () => t("previous"),
    icon: ArrowUp,
    keys: ["k"],
    when: () => acting.value !== null,
    run: () => acting.peek()?.step(-1),
  }),
  command({
    id: "visitors.invite",
    group: "visitors",
    title: () => t("invite"),
    icon: MessageSquarePlus,
    keywords: "chat proactive proactiva",
    keys: ["i"],
    when: () => acting.value !== null,
    run: () => acting.peek()?.invite(),
  }),
  command({
    id: "visitors.filter",
    group: "visitors",
    title: () => t("findPage"),
    icon: ListFilter,
    keys: ["f"],
    when: () => pageBox.value !== null,
    run: () => pageBox.peek()?.focus(),
  }),
];
