/** Films are shown where they are, and never heard. */
export function drawMedia(node: Node | null, playing: boolean | null, time: number | null): void {
  if (node?.nodeName !== "VIDEO") return;
  const film = node as HTMLVideoElement;
  film.muted = true;
  if (time !== null) film.currentTime = time;
  if (playing === true) film.play().catch(() => undefined);
  else if (playing === false) film.pause();
}
