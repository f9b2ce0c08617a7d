// Bundle the labs into edusocsec/labs/static.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const outdir = "../../edusocsec/labs/static";
rmSync(outdir, { recursive: true, force: true });

const { metafile } = await build({
  entryPoints: ["src/labs.ts", "src/labs.css", "src/host.ts", "src/watch/watch.ts", "src/watch/watch.css"],
  entryNames: "[name]",
  outdir,
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  charset: "utf8",
  metafile: true,
});

// The bundled libraries ask that their notices go where they go.
const libraries = new Set(Object.keys(metafile.inputs).flatMap((path) => path.match(/^node_modules\/[^/]+/) ?? []));
const notices = [...libraries].sort().map((library) => `${library.split("/")[1]}\n\n${readFileSync(`${library}/LICENSE`, "utf8")}`);
writeFileSync(`${outdir}/LICENSES.txt`, notices.join("\n"));
