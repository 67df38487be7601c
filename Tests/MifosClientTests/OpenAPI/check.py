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


def operation(method, path):
    """The most literal path of the document that fits."""
    fitting = []
    for template in document["paths"]:
        pattern = re.sub(r"\\\{[^}]*\\\}", "([^/]+)", re.escape(template))
        match = re.fullmatch(pattern, path)
        if match and method.lower() in document["paths"][template]:
            fitting.append((template.count("{"), template))
    return document["paths"][min(fitting)[1]][method.lower()] if fitting else None


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


def check_query(operation, query):
    known = {p["name"]: p for p in operation.get("parameters", []) if p["in"] == "query"}
    for name, text in urllib.parse.parse_qsl(query, keep_blank_values=True):
        if name not in known:
            # The document leaves out what every operation takes.
            if name not in ("dateFormat", "locale", "fields", "command"):
                yield f"query parameter {name} is not known"
            continue
        schema = known[name].get("schema", {})
        yield from faults_of(of_its_type(text, schema), schema)


def check(method, url, body):
    path, _, query = url.partition("?")
    found = operation(method, "/" + path)
    if found is None:
        return [f"there is no {method} {path}"]
    faults = list(check_query(found, query))
    content = found.get("requestBody", {}).get("content", {}).get("application/json")
    if body is not None and content:
        faults += faults_of(body, content["schema"])
    if path == "v1/batches":
        for item in body:
            inner = json.loads(item["body"])
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
