// Build what the browser needs: one stylesheet, one script, one font for drawings. Run by `make static`.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(process.cwd(), "node_modules");
const built = join(here, "..", "static", "ui", "built");
mkdirSync(built, { recursive: true });

const { css } = sass.compile(join(here, "app.scss"), { loadPaths: [modules], style: "compressed", quietDeps: true });
// The crown and the crest belong to GOV.UK: no rule that draws them stays.
writeFileSync(join(built, "app.css"), css.replace(/[^{}]*\{[^{}]*govuk-crest[^{}]*\}/g, ""));
const frontend = readFileSync(join(modules, "govuk-frontend/dist/govuk/govuk-frontend.min.js"), "utf8");
writeFileSync(join(built, "govuk-frontend.min.js"), frontend.replace(/^\/\/# sourceMappingURL=.*$/m, ""));
copyFileSync(join(here, "app.js"), join(built, "app.js"));
copyFileSync(join(modules, "dejavu-fonts-ttf/ttf/DejaVuSans.ttf"), join(built, "DejaVuSans.ttf"));
copyFileSync(join(modules, "dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf"), join(built, "DejaVuSans-Bold.ttf"));
