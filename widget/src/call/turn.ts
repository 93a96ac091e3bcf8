/**
 * One tab at a time has it: the last in which the visitor allowed it. The browser takes it from a tab that is gone.
 * Gives back how to let go of it.
 */
export function takeTurn(id: string, lost: () => void): () => void {
  let release = (): void => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  // Without locks the operator's end is answered by both, and takes the one it hears first.
  navigator.locks?.request(`palique:${id}`, { steal: true }, () => held).catch(lost);
  return release;
}
