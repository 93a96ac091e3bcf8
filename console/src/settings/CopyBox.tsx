import { Check, Copy } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../ui/Button.tsx";
import { notify } from "../ui/notices.model.ts";
import { t } from "./texts.ts";
import "./fields.css";

/** Something to take along: a script tag or a link. Selected as a whole by a click, copied by the button. */
export function CopyBox({ label, text, rows = 2 }: { label: string; text: string; rows?: number }) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2500);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy(): Promise<void> {
    try {
      // Browsers give no clipboard to pages without HTTPS.
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      box.current?.focus();
      box.current?.select();
      if (document.execCommand("copy")) setCopied(true);
      else notify(t("copyFailed"), "problem");
    }
  }

  return (
    <div class="copy-box">
      <textarea
        ref={box}
        readOnly
        rows={rows}
        dir="ltr"
        spellcheck={false}
        aria-label={label}
        value={text}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button icon={copied ? Check : Copy} onClick={() => void copy()}>
        <span aria-live="polite">{copied ? t("copied") : t("copy")}</span>
      </Button>
    </div>
  );
}
