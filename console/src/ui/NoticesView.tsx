import { CircleAlert, CircleCheck, X } from "lucide";
import { tCommon } from "../i18n/common.ts";
import { IconButton } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import { dismiss, notices } from "./notices.model.ts";
import "./notices.css";

/** Where notices show; the region is always there so that screen readers hear what enters it. */
export function NoticesView() {
  return (
    <div class="notices" role="status" aria-live="polite">
      {notices.value.map((notice) => (
        <div key={notice.id} class={`notice notice-${notice.kind}`}>
          <Icon icon={notice.kind === "problem" ? CircleAlert : CircleCheck} size={16} />
          <span>{notice.text}</span>
          {notice.action && (
            <button
              type="button"
              class="notice-action"
              onClick={() => {
                dismiss(notice.id);
                notice.action?.run();
              }}
            >
              {notice.action.label}
            </button>
          )}
          <IconButton icon={X} size="s" label={tCommon("dismiss")} onClick={() => dismiss(notice.id)} />
        </div>
      ))}
    </div>
  );
}
