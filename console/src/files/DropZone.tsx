import { useEffect, useRef, useState } from "preact/hooks";
import { addFiles, receiving } from "./trays.model.ts";
import "./drop-zone.css";

/** Draws where files go while some are dragged over the conversation, and takes them. */
export function DropZone({ id, hint }: { id: string; hint: string }) {
  const place = useRef<HTMLDivElement>(null);
  const [isOver, setOver] = useState(false);
  const tray = receiving.value.get(id) ?? null;
  useEffect(() => {
    const area = place.current?.parentElement;
    if (!area || !tray) return;
    const stop = new AbortController();
    const { signal } = stop;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    area.addEventListener(
      "dragover",
      (event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      },
      { signal },
    );
    area.addEventListener(
      "dragleave",
      (event) => {
        if (!(event.relatedTarget instanceof Node && area.contains(event.relatedTarget))) setOver(false);
      },
      { signal },
    );
    area.addEventListener(
      "drop",
      (event) => {
        setOver(false);
        if (!hasFiles(event)) return;
        event.preventDefault();
        addFiles(tray, event.dataTransfer?.files ?? []);
      },
      { signal },
    );
    return () => {
      stop.abort();
      setOver(false);
    };
  }, [tray]);
  return (
    <div ref={place} class={`drop-zone ${isOver ? "drop-zone-over" : ""}`} aria-hidden="true">
      {isOver && <p>{hint}</p>}
    </div>
  );
}
