import { join } from "node:path";
import { defineConfig } from "vite";

const root = import.meta.dirname;

/** Served under a strict CSP: nothing inline, nothing evaluated, everything hashed and from the own origin. */
export default defineConfig({
  root,
  base: "/console/",
  build: {
    outDir: "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2023",
    rolldownOptions: {
      input: { main: join(root, "index.html"), sw: join(root, "src/worker/sw.ts") },
      // The service worker keeps its address: browsers look there for the next one.
      output: {
        entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js"),
        // Words are told apart by whose they are: sizes are held per part.
        chunkFileNames: ({ name, moduleIds }) => {
          const [, folder] = /\/([\w-]+)\/texts\.ts$/.exec(moduleIds.at(-1) ?? "") ?? [];
          return name === "texts" && folder ? `assets/${folder}-texts-[hash].js` : "assets/[name]-[hash].js";
        },
      },
    },
  },
});
