// The bundle of a phone, and cases drawn and answered by the server: tests/knowledge/rules/cases.py writes them.

const files = import.meta.glob<string>("../../.build/knowledge/*.json", { query: "?raw", import: "default" });

/** Only what is asked for is read. Throws where script/test did not write it. */
export async function drawn<Content>(name: string): Promise<Content> {
  const read = files[`../../.build/knowledge/${name}.json`];
  if (!read) throw new Error(`.venv/bin/python -m tests.knowledge.rules.cases .build/knowledge: no ${name}`);
  return JSON.parse(await read()) as Content;
}
