import { Smile } from "lucide";
import { useId, useRef } from "preact/hooks";
import { Icon } from "../ui/Icon.tsx";
import { placeBeside } from "../ui/Menu.tsx";
import { moveFocus } from "../ui/roving.ts";
import { t } from "./texts.ts";
import "./emoji.css";

const EMOJI =
  "😀 😄 😁 😅 😂 🙂 😉 😊 😍 😘 😎 🤩 🤗 🤔 😐 🙄 😕 😢 😭 😡 😱 😴 🤝 👍 👎 👌 👏 🙌 🙏 💪 👋 ✌️ ❤️ 💚 💔 ✨ 🎉 🔥 ⭐ ✅ ❌ ⚠️ ❓ 💡 📎 📦 🚚 💳".split(
    " ",
  );

export function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        class="icon-button icon-button-s"
        aria-label={t("emoji")}
        title={t("emoji")}
        popovertarget={id}
      >
        <Icon icon={Smile} />
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        class="emoji"
        role="dialog"
        aria-label={t("emoji")}
        onToggle={(event) => {
          if (event.newState !== "open" || !button.current) return;
          placeBeside(button.current, event.currentTarget, "top");
          moveFocus(event.currentTarget, "button", "first");
        }}
        onKeyDown={(event) => {
          const steps = { ArrowRight: "next", ArrowLeft: "previous", Home: "first", End: "last" } as const;
          const step = Object.entries(steps).find(([key]) => key === event.key)?.[1];
          if (!step) return;
          event.preventDefault();
          moveFocus(event.currentTarget, "button", step);
        }}
      >
        {EMOJI.map((emoji) => (
          <button
            key={emoji}
            type="button"
            onClick={() => {
              panel.current?.hidePopover();
              onPick(emoji);
            }}
          >
            {emoji}
          </button>
        ))}
      </div>
    </>
  );
}
