"""Adds up the tests of Surefire's reports, whose names come on standard input, a line each."""

import sys
import xml.etree.ElementTree

COUNTS = ("tests", "failures", "errors", "skipped")


def main():
    suites = [xml.etree.ElementTree.parse(line.strip()).getroot() for line in sys.stdin]
    sums = {count: sum(int(suite.get(count)) for suite in suites) for count in COUNTS}
    print(
        f"tests: {sums['tests']:,} run in {len(suites)} classes, {sums['failures']} failures, "
        f"{sums['errors']} errors, {sums['skipped']} skipped"
    )


if __name__ == "__main__":
    main()
