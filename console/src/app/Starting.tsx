import { CloudOff } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { tCommon } from "../i18n/common.ts";
import { failureText } from "../i18n/errors.ts";
import { loadSession, startFailed } from "../signin/signin.model.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";

/** Before it is known who is signed in: nothing at first, so that a quick answer does not flash a message. */
export function Starting() {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 600);
    return () => clearTimeout(timer);
  }, []);
  if (startFailed.value) {
    return (
      <main class="starting">
        <EmptyState
          icon={CloudOff}
          title={failureText("no-connection")}
          action={<Button onClick={() => void loadSession()}>{tCommon("retry")}</Button>}
        />
      </main>
    );
  }
  return <main class="starting">{slow && <p role="status">{tCommon("loading")}</p>}</main>;
}
