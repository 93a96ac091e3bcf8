/** Once this page is the one in front: of several tabs only that one shows an invitation. */
export async function whenSeen(): Promise<void> {
  while (document.hidden) {
    await new Promise((seen) => document.addEventListener("visibilitychange", seen, { once: true }));
  }
}
