/** As a data: URL; null where it cannot be had, is of another kind, or is larger than `max` bytes. */
export async function fetchData(address: string, kind: RegExp, max: number): Promise<string | null> {
  try {
    const response = await fetch(address, { cache: "force-cache", signal: AbortSignal.timeout(10_000) });
    const blob = response.ok ? await response.blob() : null;
    if (!blob || blob.size > max || !kind.test(blob.type || "font/")) return null;
    return await dataOf(blob);
  } catch {
    return null;
  }
}

function dataOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(`${reader.result}`);
    reader.onerror = reject;
    reader.readAsDataURL(blob);
  });
}

/** What is drawn, made small enough; null where the browser does not let the page read it. */
export function picture(source: HTMLImageElement | HTMLCanvasElement, side: number): string | null {
  const { width, height } =
    "naturalWidth" in source ? { width: source.naturalWidth, height: source.naturalHeight } : source;
  if (!width || !height) return null;
  const scale = Math.min(1, side / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  try {
    canvas.getContext("2d")?.drawImage(source, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/webp", 0.7);
  } catch {
    return null;
  }
}
