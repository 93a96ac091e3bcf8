import { CloudOff } from "lucide";
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { tCommon } from "../i18n/common.ts";
import { failureText } from "../i18n/errors.ts";
import { Button } from "./Button.tsx";
import { EmptyState } from "./EmptyState.tsx";

/** A part of the console that is only loaded when it is opened. */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let loaded: ComponentType<P> | null = null;
  return function Lazy(props: P) {
    const [state, setState] = useState<"loading" | "ready" | "failed">(loaded ? "ready" : "loading");
    useEffect(() => {
      if (state !== "loading") return;
      load().then(
        (component) => {
          loaded = component;
          setState("ready");
        },
        () => setState("failed"),
      );
    }, [state]);
    const Part = loaded;
    if (Part) return <Part {...props} />;
    if (state === "loading") return null;
    return (
      <EmptyState
        icon={CloudOff}
        title={failureText("no-connection")}
        action={<Button onClick={() => setState("loading")}>{tCommon("retry")}</Button>}
      />
    );
  };
}
