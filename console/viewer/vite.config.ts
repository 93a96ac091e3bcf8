import { join } from "node:path";
import { defineConfig } from "vite";

const root = import.meta.dirname;

/** The page on an origin of its own that replays what visitors show. Nothing of the console is in it. */
export default defineConfig({
  root,
  publicDir: false,
  build: {
    outDir: join(root, "dist"),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2023",
  },
});
