import { ChatScreen } from "./ChatScreen.tsx";
import { FormView } from "./FormView.tsx";
import { isPhone } from "./focus.ts";
import { HeaderView } from "./HeaderView.tsx";
import { localeOf, type Panel, type Screen } from "./panel.model.ts";

/** The dialog and the screen in it. */
export function PanelView({ panel, screen }: { panel: Panel; screen: Screen }) {
  const { host, store, own, actions } = panel;
  const { words, extras } = own.get();

  const View = extras?.views[screen];

  const onKeyDown = (event: KeyboardEvent) => {
    // What is typed here must not trigger the page's own shortcuts.
    event.stopPropagation();
    if (event.key === "Escape") actions.close();
    else if (event.key === "Tab" && isPhone()) {
      extras?.keepFocusInside(event, event.currentTarget as HTMLElement, host.root.activeElement);
    }
  };

  const onCarry = (event: DragEvent | ClipboardEvent) => {
    if (extras) extras.carry(panel, event);
    // The browser would leave the page for a dropped file.
    else if ("dataTransfer" in event) event.preventDefault();
  };

  return (
    <div
      class="panel"
      role="dialog"
      aria-label={words.dialog}
      aria-modal={isPhone()}
      tabIndex={-1}
      dir="ltr"
      lang={localeOf(panel)}
      hidden={!store.get().open}
      onKeyDown={onKeyDown}
      onPaste={onCarry}
      onDragOver={onCarry}
      onDrop={onCarry}
      onKeyUp={(event) => event.stopPropagation()}
    >
      <HeaderView panel={panel} screen={screen} />
      {screen === "chat" && <ChatScreen panel={panel} />}
      {View && <View panel={panel} />}
      {(screen === "start" || screen === "ticket") && <FormView panel={panel} kind={screen} />}
    </div>
  );
}
