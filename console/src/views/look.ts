import type { ViewIcon } from "@palique/shared/views.ts";
import { Clock, Flag, Globe, Heart, type IconNode, Inbox, List, Star, Zap } from "lucide";

/** The pictures a view can have. */
export const ICONS: Readonly<Record<ViewIcon, IconNode>> = {
  list: List,
  star: Star,
  flag: Flag,
  clock: Clock,
  inbox: Inbox,
  bolt: Zap,
  heart: Heart,
  globe: Globe,
};
