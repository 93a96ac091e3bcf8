import { ChevronLeft, ChevronRight, Download, X } from "lucide";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { tCommon } from "../i18n/common.ts";
import { IconButton } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { lightbox } from "./lightbox.model.ts";
import { t } from "./texts.ts";
import "./lightbox.css";

/** Pictures one by one: arrows go on, Escape closes. */
export function LightboxView() {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      // While it is open nothing behind it takes the focus.
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const shown = lightbox.value;
  const file = shown?.pictures[shown.at];
  if (!shown || !file) return null;
  const { pictures, at } = shown;
  const close = () => {
    lightbox.value = null;
  };
  const step = (by: number) => {
    const next = at + by;
    if (pictures[next]) lightbox.value = { ...shown, at: next };
  };
  return (
    <dialog
      ref={dialog}
      class="lightbox"
      aria-label={file.name}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onKeyDown={(event) => {
        if (event.key === "ArrowLeft") step(-1);
        if (event.key === "ArrowRight") step(1);
      }}
      onClick={(event) => !(event.target as HTMLElement).closest("button, a, img") && close()}
    >
      <header class="lightbox-head">
        <bdi class="ellipsis">{file.name}</bdi>
        {pictures.length > 1 && (
          <span class="digits" aria-live="polite">
            {t("place", { place: at + 1, count: pictures.length })}
          </span>
        )}
        <a
          class="icon-button icon-button-m"
          href={file.url}
          download={file.name}
          title={t("downloadShort")}
          aria-label={t("download", { name: file.name })}
        >
          <Icon icon={Download} size={18} />
        </a>
        <IconButton icon={X} label={tCommon("close")} onClick={close} />
      </header>
      <Shown key={file.id} url={file.url} name={file.name} width={file.width} height={file.height} />
      {pictures.length > 1 && (
        <>
          <IconButton
            class="lightbox-step lightbox-previous"
            icon={ChevronLeft}
            label={t("previous")}
            disabled={at === 0}
            onClick={() => step(-1)}
          />
          <IconButton
            class="lightbox-step lightbox-next"
            icon={ChevronRight}
            label={t("next")}
            disabled={at === pictures.length - 1}
            onClick={() => step(1)}
          />
        </>
      )}
    </dialog>
  );
}

interface ShownProps {
  url: string;
  name: string;
  width: number | null;
  height: number | null;
}

function Shown({ url, name, width, height }: ShownProps) {
  const [isGone, setGone] = useState(false);
  if (isGone) return <p class="lightbox-gone">{t("gone")}</p>;
  return (
    <img
      class="lightbox-picture"
      src={url}
      alt={name}
      width={width ?? undefined}
      height={height ?? undefined}
      onError={() => setGone(true)}
    />
  );
}
