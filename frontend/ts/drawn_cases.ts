// The bundle of a phone, and cases drawn and answered by the server: tests/knowledge/rules/cases.py writes them.

const files = import.meta.glob<unknown>("../../.build/knowledge/*.json", { eager: true, import: "default" });

/** Throws where script/test did not write them. */
export function drawn<Content>(name: string): Content {
  const path = `../../.build/knowledge/${name}.json`;
  if (!(path in files)) throw new Error(`.venv/bin/python -m tests.knowledge.rules.cases .build/knowledge: no ${name}`);
  return files[path] as Content;
}
