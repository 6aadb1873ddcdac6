import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export async function resolve(specifier, context, next) {
  if (specifier.startsWith(".") && context.parentURL) {
    for (const end of [".ts", ".tsx"]) {
      const url = new URL(specifier + end, context.parentURL);
      if (existsSync(fileURLToPath(url))) return { url: url.href, format: "module", shortCircuit: true };
    }
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!/\.tsx?$/.test(url)) return next(url, context);
  const path = fileURLToPath(url);
  const source = execFileSync("go", ["tool", "esbuild", path, "--jsx=automatic", "--jsx-import-source=preact", "--format=esm"], { encoding: "utf8" });
  return { format: "module", source, shortCircuit: true };
}
