import type { OperatorSelf } from "@palique/shared/operator.ts";
import type { IconNode } from "lucide";
import {
  Ban,
  Bell,
  Building2,
  Clock,
  Globe,
  IdCard,
  Mail,
  Megaphone,
  MessageSquareQuote,
  ShieldUser,
  Tags,
  UserRound,
  UsersRound,
} from "lucide";

/** The screens of the settings, by the first part of their path. */
export type Section =
  | "profile"
  | "notifications"
  | "operators"
  | "departments"
  | "sites"
  | "invitations"
  | "mail"
  | "general"
  | "privacy"
  | "blocks"
  | "canned"
  | "tags"
  | "contact-fields";
export type Group = "groupMine" | "groupTeam" | "groupSystem";

interface SectionEntry {
  section: Section;
  group: Group;
  icon: IconNode;
  adminOnly: boolean;
  /** Supervisors see it, too; agents do not. */
  forSupervisors?: true;
}

export const SECTIONS: readonly SectionEntry[] = [
  { section: "profile", group: "groupMine", icon: UserRound, adminOnly: false },
  { section: "notifications", group: "groupMine", icon: Bell, adminOnly: false },
  { section: "canned", group: "groupTeam", icon: MessageSquareQuote, adminOnly: false },
  { section: "operators", group: "groupTeam", icon: UsersRound, adminOnly: true },
  { section: "departments", group: "groupTeam", icon: Clock, adminOnly: true },
  { section: "blocks", group: "groupTeam", icon: Ban, adminOnly: false, forSupervisors: true },
  { section: "tags", group: "groupTeam", icon: Tags, adminOnly: true },
  { section: "contact-fields", group: "groupTeam", icon: IdCard, adminOnly: true },
  { section: "sites", group: "groupSystem", icon: Globe, adminOnly: true },
  { section: "invitations", group: "groupSystem", icon: Megaphone, adminOnly: true },
  { section: "mail", group: "groupSystem", icon: Mail, adminOnly: true },
  { section: "general", group: "groupSystem", icon: Building2, adminOnly: true },
  { section: "privacy", group: "groupSystem", icon: ShieldUser, adminOnly: true },
];

export function sectionsFor(role: OperatorSelf["role"]) {
  return SECTIONS.filter(
    ({ adminOnly, forSupervisors }) =>
      role === "admin" || !(adminOnly || (forSupervisors && role === "agent")),
  );
}

export function settingsPath(path: string): string {
  return `/console/settings/${path}`;
}
