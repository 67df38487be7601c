"""Checks requests, one JSON object a line, against an OpenAPI 3.0 document.

    check.py DOCUMENT < requests

Path, method, names and types of query parameters, and the body's types are checked; the items of a
batch one by one as well. Prints what is wrong and ends with status 1 where something is.
"""

import json
import re
import sys
import urllib.parse

from openapi_schema_validator import OAS30Validator

document = json.load(open(sys.argv[1], encoding="utf-8"))

# What every operation takes, though the document names it for few.
EVERYWHERE = ("dateFormat", "locale", "fields", "command")

# Resources that read these from the raw query, past what the document is made from.
UNDOCUMENTED_PARAMETERS = {
    "/v1/centers/{centerId}": ("associations",),
    "/v1/groups/{groupId}": ("associations",),
}

# Newer servers know savings transactions by their external ids; a setting says so.
document["paths"].setdefault(
    "/v1/savingsaccounts/{savingsId}/transactions/external-id/{transactionExternalId}",
    {"get": {}},
)


def operation(method, path):
    """The most literal path of the document that fits, and its operation."""
    fitting = []
    for template in document["paths"]:
        pattern = re.sub(r"\\\{[^}]*\\\}", "([^/]+)", re.escape(template))
        match = re.fullmatch(pattern, path)
        if match and method.lower() in document["paths"][template]:
            fitting.append((template.count("{"), template))
    if not fitting:
        return None, None
    template = min(fitting)[1]
    return template, document["paths"][template][method.lower()]


def faults_of(value, schema):
    root = {"components": document["components"], "allOf": [schema]}
    return [error.message for error in OAS30Validator(root).iter_errors(value)]


def of_its_type(text, schema):
    if schema.get("type") in ("integer", "number", "boolean"):
        try:
            return json.loads(text)
        except ValueError:
            return text
    return text


def check_query(template, operation, query):
    known = {p["name"]: p for p in operation.get("parameters", []) if p["in"] == "query"}
    for name, text in urllib.parse.parse_qsl(query, keep_blank_values=True):
        if name not in known:
            if name not in EVERYWHERE + UNDOCUMENTED_PARAMETERS.get(template, ()):
                yield f"query parameter {name} is not known"
            continue
        schema = known[name].get("schema", {})
        yield from faults_of(of_its_type(text, schema), schema)


def check(method, url, body):
    path, _, query = url.partition("?")
    template, found = operation(method, "/" + path)
    if found is None:
        return [f"there is no {method} {path}"]
    faults = list(check_query(template, found, query))
    content = found.get("requestBody", {}).get("content", {}).get("application/json")
    if body is not None and content:
        faults += faults_of(body, content["schema"])
    if path == "v1/batches":
        for item in body:
            inner = json.loads(item["body"]) if "body" in item else None
            faults += check(item["method"], item["relativeUrl"], inner)
    return [f"{method} {url}: {fault}" for fault in faults]


count = 0
wrong = []
for line in sys.stdin:
    request = json.loads(line)
    count += 1
    wrong += check(request["method"], request["url"], request.get("body"))
print(f"{count} requests, {len(wrong)} faults")
for fault in wrong:
    print(fault)
sys.exit(1 if wrong or count == 0 else 0)
