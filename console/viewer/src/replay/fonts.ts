import type { CobrowseNews } from "@palique/shared/cobrowse.ts";

type Font = CobrowseNews["palique:font"];
const FONTS_MAX = 60;

/** Fonts that only the page's own site may load, as they came with it. */
export class Fonts {
  #faces = new Map<string, FontFace>();

  add({ family, descriptors, font }: Font, page: Document | null): void {
    const key = JSON.stringify([family, descriptors]);
    if (this.#faces.has(key) || this.#faces.size >= FONTS_MAX) return;
    try {
      const face = new FontFace(family, bytesOf(font), descriptors);
      this.#faces.set(key, face);
      void face.load().catch(() => undefined);
      page?.fonts.add(face);
    } catch {
      // It is drawn in another font.
    }
  }

  use(page: Document): void {
    for (const face of this.#faces.values()) page.fonts.add(face);
  }
}

function bytesOf(url: string): Uint8Array<ArrayBuffer> {
  const comma = url.indexOf(",");
  const body = url.slice(comma + 1);
  const text = url.slice(0, comma).endsWith(";base64") ? atob(body) : decodeURIComponent(body);
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}
