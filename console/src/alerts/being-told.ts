import { tellAttending } from "../live/tell-attending.ts";
import { followAlerts } from "./follow-alerts.ts";
import { followNotices } from "./notices.model.ts";
import { renewPush } from "./push.model.ts";
import { followTouches } from "./sound.model.ts";
import { followTabs } from "./tabs.ts";
import { followWorker } from "./worker.model.ts";

/** Sounds, notifications and pushes, while somebody is signed in. */
export function beTold(): () => void {
  const stops = [followTabs(), followTouches(), followAlerts(), followNotices(), followWorker()];
  stops.push(tellAttending());
  void renewPush();
  return () => {
    for (const stop of stops) stop();
  };
}
