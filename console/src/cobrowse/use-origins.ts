import { useRef } from "preact/hooks";

/**
 * Origins of the pages that were shown, those before included: the viewer may load pictures and styles from there
 * only, and has to be opened anew for each that is new.
 */
export function useOrigins(...urls: readonly (string | undefined)[]): string[] {
  const seen = useRef(new Set<string>());
  for (const url of urls) {
    if (url && URL.canParse(url)) seen.current.add(new URL(url).origin);
  }
  return [...seen.current];
}
