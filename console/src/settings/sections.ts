import type { OperatorSelf } from "@palique/shared/operator.ts";
import type { IconNode } from "lucide";
import { Building2, Clock, Globe, Mail, UserRound, UsersRound } from "lucide";

/** The screens of the settings, by the first part of their path. */
export type Section = "profile" | "operators" | "departments" | "sites" | "mail" | "general";
export type Group = "groupMine" | "groupTeam" | "groupSystem";

export const SECTIONS: readonly { section: Section; group: Group; icon: IconNode; adminOnly: boolean }[] = [
  { section: "profile", group: "groupMine", icon: UserRound, adminOnly: false },
  { section: "operators", group: "groupTeam", icon: UsersRound, adminOnly: true },
  { section: "departments", group: "groupTeam", icon: Clock, adminOnly: true },
  { section: "sites", group: "groupSystem", icon: Globe, adminOnly: true },
  { section: "mail", group: "groupSystem", icon: Mail, adminOnly: true },
  { section: "general", group: "groupSystem", icon: Building2, adminOnly: true },
];

export function sectionsFor(role: OperatorSelf["role"]) {
  return SECTIONS.filter(({ adminOnly }) => !adminOnly || role === "admin");
}

export function settingsPath(path: string): string {
  return `/console/settings/${path}`;
}
