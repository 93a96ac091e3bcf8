import { useEffect, useRef, useState } from "preact/hooks";

/** Plays a stream; `blocked`: the browser wants a click before anything is heard. */
export function useVideo(stream: MediaStream | null) {
  const ref = useRef<HTMLVideoElement>(null);
  const [blocked, setBlocked] = useState(false);
  function play(): void {
    ref.current?.play().then(
      () => setBlocked(false),
      (error) => setBlocked(error instanceof DOMException && error.name === "NotAllowedError"),
    );
  }
  useEffect(() => {
    if (!ref.current) return;
    ref.current.srcObject = stream;
    if (stream) play();
  }, [stream]);
  return { ref, blocked, play };
}
