/** Screen readers notice words that come into a region that was there before. */
const SETTLES_MS = 150;
/** Nobody finds the same words a second time while reading on. */
const FADES_MS = 10_000;

/** Has screen readers say it once they are done with what they read, without moving the focus. */
export function say(root: ShadowRoot, text: string): void {
  const region = root.appendChild(document.createElement("p"));
  region.className = "invite-said";
  region.role = "status";
  setTimeout(() => {
    region.textContent = text;
  }, SETTLES_MS);
  setTimeout(() => region.remove(), FADES_MS);
}
