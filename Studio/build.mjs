// Builds the studio: checks types, bundles by page, hashes names, writes index.html, compresses, and checks the size limit.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, watch, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** The size limit of all scripts and styles together, compressed. */
const LIMIT_KIB = 250;
const args = new Set(process.argv.slice(2));

/** Runs a program and returns whether it succeeded. */
const runs = (program, words) => spawnSync(program, words, { stdio: "inherit" }).status === 0;

function bundle() {
  rmSync("dist", { recursive: true, force: true });
  mkdirSync("dist");
  execFileSync("esbuild", [
    "src/main.tsx", "--bundle", "--splitting", "--format=esm", "--target=es2020", "--minify", "--charset=utf8",
    "--jsx=automatic", "--preserve-symlinks", "--legal-comments=none", "--define:process.env.NODE_ENV=\"production\"",
    "--entry-names=[name]-[hash]", "--chunk-names=[name]-[hash]", "--outdir=dist", "--metafile=dist/meta.json",
    "--log-level=warning",
  ], { stdio: "inherit" });
  const meta = JSON.parse(readFileSync("dist/meta.json", "utf8"));
  rmSync("dist/meta.json");
  return meta;
}

/** Writes the page, with hashed names, and preloads what the first page needs. */
function writePage(meta) {
  const [main, output] = Object.entries(meta.outputs).find(([, output]) => output.entryPoint === "src/main.tsx");
  const name = (path) => path.replace(/^dist\//, "");
  const early = output.imports.filter((entry) => entry.kind === "import-statement").map((entry) => name(entry.path));
  const page = readFileSync("src/index.html", "utf8")
    .replace("<!--styles-->", output.cssBundle ? `<link rel="stylesheet" href="/${name(output.cssBundle)}">` : "")
    .replace("<!--scripts-->", [
      ...early.map((path) => `<link rel="modulepreload" href="/${path}">`),
      `<script type="module" src="/${name(main)}"></script>`,
    ].join("\n    "));
  writeFileSync("dist/index.html", page);
  return new Set([name(main), ...early, name(output.cssBundle ?? "")]);
}

/** Compresses each file and lists the sizes. Returns whether the limit is kept. */
function compress(first) {
  let total = 0;
  let atFirst = 0;
  for (const name of readdirSync("dist").sort()) {
    const packed = gzipSync(readFileSync(`dist/${name}`), { level: 9 });
    writeFileSync(`dist/${name}.gz`, packed);
    if (name !== "index.html") total += packed.length;
    if (first.has(name)) atFirst += packed.length;
    console.log(`${(packed.length / 1024).toFixed(1).padStart(7)} KiB  ${name}${first.has(name) ? "  (first load)" : ""}`);
  }
  console.log(`${(total / 1024).toFixed(1).padStart(7)} KiB  in all, ${(atFirst / 1024).toFixed(1)} KiB at first; the limit is ${LIMIT_KIB} KiB`);
  return total <= LIMIT_KIB * 1024;
}

function build() {
  const meta = bundle();
  if (compress(writePage(meta))) return true;
  console.error(`The studio is larger than ${LIMIT_KIB} KiB. Remove something, or load it separately.`);
  return false;
}

if (args.has("--watch")) {
  let timer;
  const again = () => {
    try { build(); } catch { /* esbuild has printed the error; the next change builds again. */ }
  };
  again();
  watch("src", { recursive: true }, () => { clearTimeout(timer); timer = setTimeout(again, 100); });
} else {
  const isSound = args.has("--no-check") || runs("tsc", ["-p", "."]);
  process.exitCode = isSound && build() ? 0 : 1;
}
