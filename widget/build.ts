import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { minify } from "terser";
import { build, type InlineConfig, type Plugin } from "vite";

const root = import.meta.dirname;
const dist = join(root, "dist");

const LIBRARY_LENGTH = 150_000;

/** Vite's own minifier leaves 2 % more, and these bytes are loaded by strangers' pages. */
const squeeze: Plugin = {
  name: "squeeze",
  async generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      // A large library comes minified, and squeezing it takes longer than all the rest.
      if (chunk.type !== "chunk" || chunk.code.length > LIBRARY_LENGTH) continue;
      const { code } = await minify(chunk.code, {
        module: true,
        ecma: 2020,
        compress: { passes: 3, unsafe_arrows: true },
      });
      chunk.code = code ?? chunk.code;
    }
  },
};

/** The bundler's own code takes what a page added to Object.prototype for its own: a `value`, say, or a `get`. */
const hardened: Plugin = {
  name: "hardened",
  transform(code, id) {
    if (!id.endsWith("rolldown/runtime.js")) return null;
    const ways = [
      [/\{\s*get:/g, "{ __proto__: null, get:"],
      [/for \(var name in all\)/g, "for (var name of Object.keys(all))"],
    ] as const;
    let own = code;
    for (const [way, better] of ways) {
      if (own.search(way) < 0) throw new Error(`the bundler's runtime has no ${way.source} any more`);
      own = own.replaceAll(way, better);
    }
    return own;
  },
};

/**
 * The recorder parses what a style was by an attribute, which a page with a strict policy forbids and reports as an
 * offence, again and again. Through the CSSOM nothing is forbidden.
 */
const permitted: Plugin = {
  name: "permitted",
  transform(code, id) {
    if (!/@rrweb\/record\/dist\/record\.js$/.test(id)) return null;
    const way = 'old.setAttribute("style", m.oldValue)';
    if (!code.includes(way)) throw new Error(`the recorder has no ${way} any more`);
    return code.replaceAll(way, "old.style.cssText = m.oldValue");
  },
};

/**
 * A part that shares pieces of itself with later ones would get a namespace object for what its first importer asks
 * for, and with it the bundler's runtime. One function needs no namespace: it is exported as it is.
 */
const plain: Plugin = {
  name: "plain",
  renderChunk(code) {
    const [whole = "", namespace, name = ""] =
      /^var (\w+) = .*__exportAll\(\{ (\w+): \(\) => \2 \}\);$/m.exec(code) ?? [];
    if (!whole) return code.replaceAll(OF_NAMESPACE, "");
    return (
      code
        .replaceAll(OF_NAMESPACE, "")
        .replace(whole, "")
        .replace(`${namespace} as t`, name)
        // Where it was exported as it is already.
        .replace(
          /^export \{ (.*) \};$/m,
          (_all, list: string) => `export { ${[...new Set(list.split(", "))].join(", ")} };`,
        )
        .replace(/^import .*__exportAll.*$/m, "")
    );
  },
};
const OF_NAMESPACE = ".then((n) => n.t)";

/**
 * Later chunks have own copies of the base's small functions instead of importing them from it: so they are the same
 * whichever base a page has.
 */
const copied: Plugin = {
  name: "copied",
  enforce: "pre",
  async resolveId(source, importer) {
    if (!/base\/(random|later|kept-names|read-json)\.ts$/.test(source) || /src\/calls/.test(importer ?? ""))
      return null;
    const found = await this.resolve(source, importer, { skipSelf: true });
    return found && `${found.id}?copy`;
  },
};

const common = {
  root,
  configFile: false,
  logLevel: "warn",
  publicDir: false,
  plugins: [copied, hardened, permitted, plain, squeeze],
  // Calls of `h` are smaller than those of the automatic runtime, which brings code of its own.
  oxc: { jsx: { runtime: "classic", pragma: "h", pragmaFrag: "Fragment" } },
} satisfies InlineConfig;
const output = { outDir: dist, emptyOutDir: false, target: "es2022", minify: "oxc" } as const;

/** Builds dist/widget.js, the chunks it loads from dist/widget/, and the demo page. */
export async function buildWidget(): Promise<void> {
  await rm(dist, { recursive: true, force: true });
  // The one with rules has all that the other has: what it is named by names both.
  const base = await buildChunks("rules", "[name]-[hash:6].js");
  const end = base.slice(base.indexOf("-"));
  await buildChunks("base", `[name]${end}`);
  await build({
    ...common,
    define: { BASE_END: JSON.stringify(end) },
    build: {
      ...output,
      rolldownOptions: {
        input: join(root, "src/loader/main.ts"),
        checks: { pluginTimings: false },
        output: { format: "iife", entryFileNames: "widget.js" },
      },
    },
  });
  await build({
    ...common,
    build: {
      ...output,
      rolldownOptions: {
        input: join(root, "src/push/worker.ts"),
        checks: { pluginTimings: false },
        output: { format: "iife", entryFileNames: "widget-push.js" },
      },
    },
  });
  await cp(join(root, "demo"), join(dist, "demo"), { recursive: true });
}

/** What opening the panel needs is one file, however many later chunks share parts of it: in one, it packs better. */
const PANEL =
  /widget\/src\/(core|panel|write)\/(?!earlier)|\?copy$|node_modules.*preact|shared\/src\/(limits|locale|timeline)/;

/** What tells of answers while the panel is closed, which the core goes on with. */
const NEWS = /widget\/src\/news\/(?!sound)/;

/**
 * Everything after the loader, as ES modules named by their content; gives back the base's path. Pages whose site has
 * rules for invitations get a base with them inside: in one stream they are smaller.
 */
async function buildChunks(name: "base" | "rules", fileName: string): Promise<string> {
  const result = await build({
    ...common,
    define: { WITH_RULES: JSON.stringify(name === "rules") },
    build: {
      ...output,
      // A library's chunks import each other by relative paths and without Vite's preloading code.
      lib: { entry: { [name]: join(root, "src/base/main.ts") }, formats: ["es"] },
      rolldownOptions: {
        optimization: { inlineConst: { mode: "all", pass: 2 } },
        // Squeezing takes its time, and says so to everyone who starts the product.
        checks: { pluginTimings: false },
        transform: { inject: { h: ["preact", "h"], Fragment: ["preact", "Fragment"] } },
        preserveEntrySignatures: "allow-extension",
        output: {
          minify: true,
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [
              { name: "main", test: PANEL },
              { name: "news", test: NEWS },
              // Of two parts that need each other's for nothing else.
              { name: "secret-field", test: /acts\/secret-field/ },
            ],
          },
          entryFileNames: `widget/${fileName}`,
          chunkFileNames: "widget/[name]-[hash:6].js",
        },
      },
    },
  });
  const chunks = [result].flat().flatMap((built) => ("output" in built ? built.output : []));
  const base = chunks.find((chunk) => chunk.type === "chunk" && chunk.isEntry);
  if (!base) throw new Error("the widget's base was not built");
  return base.fileName;
}
