"""Asks OSV about the artifacts in lists written by Maven's dependency plugin. See src/test/audit.sh."""

import argparse
import json
import re
import sys
import urllib.error
import urllib.request

URL = "https://api.osv.dev"
AT_ONCE = 500  # OSV takes up to a thousand
SECONDS = 30
# group:artifact:type[:classifier]:version[:scope], as written by "dependency:list" and "dependency:resolve-plugins"
ARTIFACT = re.compile(r"([\w.-]+):([\w.-]+):(?:jar|maven-plugin|pom)(?::[\w.-]+)??:(\d[\w.-]*)(?::\w+)?")


class Unreachable(Exception):
    """The database could not be reached or gave an invalid answer."""


def artifacts(paths):
    """Returns all (group, artifact, version) in the lists, sorted."""
    found = set()
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                match = ARTIFACT.search(line)
                if match:
                    found.add(match.groups())
    return sorted(found)


def ask(url, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            return json.load(answer)
    except (OSError, ValueError) as e:
        raise Unreachable(f"{url}: {' '.join(str(e).split())}") from e


def query(group, artifact, version, token):
    one = {"package": {"ecosystem": "Maven", "name": f"{group}:{artifact}"}, "version": version}
    return dict(one, page_token=token) if token else one


def known(url, wanted):
    """Returns the identifiers of the known vulnerabilities of each artifact that has any."""
    result = {}
    open_queries = [(artifact, None) for artifact in wanted]
    while open_queries:
        batch, open_queries = open_queries[:AT_ONCE], open_queries[AT_ONCE:]
        answer = ask(f"{url}/v1/querybatch", {"queries": [query(*artifact, token) for artifact, token in batch]})
        results = answer.get("results") if isinstance(answer, dict) else None
        if not isinstance(results, list) or len(results) != len(batch):
            raise Unreachable(f"{url}: expected an answer for each of {len(batch)} artifacts, received another")
        for (artifact, _), found in zip(batch, results):
            for vulnerability in found.get("vulns", []):
                result.setdefault(artifact, []).append(vulnerability["id"])
            if found.get("next_page_token"):
                open_queries.append((artifact, found["next_page_token"]))
    return result


def line(url, artifact, identifier):
    summary = ask(f"{url}/v1/vulns/{identifier}").get("summary", "")
    text = f"{':'.join(artifact)}: {identifier} {summary}"
    return "".join(c if c.isprintable() else "?" for c in text).rstrip()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lists", nargs="+")
    parser.add_argument("--url", default=URL)
    options = parser.parse_args()
    wanted = artifacts(options.lists)
    if not wanted:
        sys.exit("audit: expected artifacts in the lists, found none")
    try:
        found = known(options.url, wanted)
        for artifact, identifiers in sorted(found.items()):
            for identifier in identifiers:
                print(line(options.url, artifact, identifier))
    except Unreachable as e:
        print(f"audit: NOTHING WAS CHECKED, the list cannot be reached: {e}", file=sys.stderr)
        sys.exit(2)
    print(f"audit: {len(found)} of {len(wanted)} artifacts have known vulnerabilities")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
