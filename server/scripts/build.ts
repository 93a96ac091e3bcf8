import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { buildWidget } from "../../widget/build.ts";

/** Builds what browsers load: `node server/scripts/build.ts [--if-stale]`. */
interface Part {
  name: string;
  sources: string[];
  stamp: string;
  build(): Promise<void>;
}

const root = join(import.meta.dirname, "../..");
const COMMON = ["shared/src", "package.json", "pnpm-lock.yaml", "server/scripts/build.ts"];

const parts: Part[] = [
  {
    name: "widget",
    sources: ["widget/src", "widget/demo", "widget/build.ts", "widget/package.json", ...COMMON],
    stamp: join(root, "widget/dist/.built"),
    build: buildWidget,
  },
  {
    name: "console",
    sources: [
      ...["src", "public", "index.html", "vite.config.ts", "package.json"].map((name) => `console/${name}`),
      ...COMMON,
    ],
    stamp: join(root, "console/dist/.built"),
    build: () => buildWithVite("console"),
  },
  {
    name: "viewer",
    sources: [
      ...["src", "index.html", "vite.config.ts"].map((name) => `console/viewer/${name}`),
      "console/package.json",
      ...COMMON,
    ],
    stamp: join(root, "console/viewer/dist/.built"),
    build: () => buildWithVite("console/viewer"),
  },
];

/** Vite reads the folder's vite.config.ts by itself; a process of its own keeps the builds apart. */
async function buildWithVite(folder: string): Promise<void> {
  const vite = join(root, "console/node_modules/vite/bin/vite.js");
  const child = spawn(process.execPath, [vite, "build", "--logLevel", "warn"], {
    cwd: join(root, folder),
    stdio: "inherit",
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${folder} could not be built`);
}

/** When the newest of these files changed, epoch ms. A folder counts too: a deleted file changes it. */
async function newest(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const times = await Promise.all((await readdir(path)).map((name) => newest(join(path, name))));
  return Math.max(found.mtimeMs, ...times);
}

async function isFresh(part: Part): Promise<boolean> {
  const built = await stat(part.stamp).catch(() => null);
  if (!built) return false;
  const times = await Promise.all(part.sources.map((source) => newest(join(root, source))));
  return built.mtimeMs > Math.max(...times);
}

const ifStale = process.argv.includes("--if-stale");
for (const part of parts) {
  if (ifStale && (await isFresh(part))) continue;
  const started = new Date();
  await part.build();
  await mkdir(dirname(part.stamp), { recursive: true });
  await writeFile(part.stamp, "");
  // What was edited during the build is newer than the stamp, and is built next time.
  await utimes(part.stamp, started, started);
  console.log(`built the ${part.name} in ${((Date.now() - started.getTime()) / 1000).toFixed(1)} s`);
}
