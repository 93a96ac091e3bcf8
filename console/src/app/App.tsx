import { route } from "../router.ts";
import { me } from "../session.model.ts";
import { SignInView } from "../signin/SignInView.tsx";
import { lazy } from "../ui/Lazy.tsx";
import { NoticesView } from "../ui/NoticesView.tsx";
import { ShellView } from "./ShellView.tsx";
import { Starting } from "./Starting.tsx";

const SetupView = lazy(async () => (await import("../setup/SetupView.tsx")).SetupView);
const InviteView = lazy(async () => (await import("../setup/InviteView.tsx")).InviteView);

export function App() {
  return (
    <>
      <Screen />
      <NoticesView />
    </>
  );
}

function Screen() {
  const at = route.value;
  if (at.name === "setup") return <SetupView token={at.token} />;
  if (at.name === "invite") return <InviteView token={at.token} />;
  if (me.value === undefined) return <Starting />;
  if (me.value === null) return <SignInView />;
  return <ShellView />;
}
