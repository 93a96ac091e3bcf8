import { defineConfig } from "vite";

/** Served under a strict CSP: nothing inline, nothing evaluated, everything hashed and from the own origin. */
export default defineConfig({
  root: import.meta.dirname,
  base: "/console/",
  build: {
    outDir: "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2023",
  },
});
