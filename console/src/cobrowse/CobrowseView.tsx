import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { ShareView } from "@palique/shared/sharing.ts";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { focusComposer } from "../conversation/focus.model.ts";
import type { Thread } from "../conversation/threads.model.ts";
import { viewer } from "../inbox/inbox.model.ts";
import { visitorName } from "../inbox/row-text.ts";
import { offerOf } from "../sharing/askable.ts";
import { viewerOrigin, viewerUrl } from "../sharing/offer.ts";
import { tStage } from "../sharing/stage-texts.ts";
import { shownTheme } from "../theme.ts";
import { StageBar } from "./StageBar.tsx";
import { statusOf } from "./status.ts";
import { Tools } from "./Tools.tsx";
import { useFullScreen } from "./use-full-screen.ts";
import { useOrigins } from "./use-origins.ts";
import { type Watch, watchPage } from "./watch.model.ts";
import "./tool.css";
import "./cobrowse.css";

interface StageProps {
  row: ConversationSummary;
  thread: Thread;
  share: ShareView;
}

/** The visitor's page beside the chat, live; on a phone it and the chat are one tab each. */
export function CobrowseView({ row, thread, share }: StageProps) {
  const watch = useMemo(() => watchPage(share.id, shownTheme()), [share.id]);
  useEffect(() => () => watch.close(), [watch]);
  const stage = useRef<HTMLElement>(null);
  const fullScreen = useFullScreen(stage);
  const [tab, setTab] = useState<"page" | "chat">("page");
  const name = visitorName(row);
  // With the stage goes what had the focus: it goes on in the chat.
  useLayoutEffect(
    () => () => {
      if (stage.current?.contains(document.activeElement)) focusComposer(row.id);
    },
    [],
  );
  return (
    <section ref={stage} class={`stage stage-tab-${tab}`} aria-label={tStage("page", { name })}>
      <div class="stage-tabs" role="tablist" aria-label={tStage("tabs")}>
        {(["page", "chat"] as const).map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            class="stage-tab"
            aria-selected={tab === one}
            onClick={() => setTab(one)}
          >
            {tStage(`${one}Tab`)}
          </button>
        ))}
      </div>
      <div class="stage-inside">
        <StageBar row={row} share={share} watch={watch} fullScreen={fullScreen} />
        <Tools row={row} share={share} watch={watch} />
        <Picture row={row} thread={thread} watch={watch} name={name} />
      </div>
    </section>
  );
}

/** What the page shows is fetched as by a stranger, where browsers know how (Chromium does). */
const withoutCookies = { credentialless: true };

interface PictureProps {
  row: ConversationSummary;
  thread: Thread;
  watch: Watch;
  name: string;
}

function Picture({ row, thread, watch, name }: PictureProps) {
  const iframe = useRef<HTMLIFrameElement>(null);
  const drawn = watch.drawn.value;
  const first = useMemo(() => thread.visitor.peek()?.page?.url ?? "", [thread]);
  const origin = viewerOrigin(viewer.value, location) ?? "";
  const origins = useOrigins(first, drawn?.url);
  const url = viewerUrl(origin, [...origins, ...(offerOf(row)?.hosts ?? [])]);
  useLayoutEffect(() => (iframe.current ? watch.attach(iframe.current, origin) : undefined), [watch, url]);
  const status = statusOf({
    viewer: watch.viewer.value,
    link: watch.link.value,
    page: watch.page.value,
    isDrawn: drawn !== null,
  });
  const refused = watch.refused.value;
  const isCovered = drawn === null || watch.viewer.value !== "ready";
  return (
    <div class={`stage-picture stage-${status}`}>
      <iframe
        key={url}
        ref={iframe}
        class="stage-frame"
        src={url}
        title={tStage("page", { name })}
        sandbox="allow-scripts allow-same-origin"
        referrerpolicy="no-referrer"
        allow=""
        {...withoutCookies}
      />
      <p class={isCovered ? "stage-cover" : "stage-said"} role="status">
        {status !== "live" && tStage(status, { name, origin })}
      </p>
      <p class="stage-refused" role="status">
        {refused && tStage(`refused_${refused}`, { name })}
      </p>
    </div>
  );
}
