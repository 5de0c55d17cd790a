"""`python -m bench [name …]`: everything, or only what is named, as a table of figures with their limits.

What was measured takes its place in docs/reference/benchmarks.md.
"""

import sys

from bench import (
    control_charts,
    criteria,
    edits,
    equal_shares,
    figures,
    first_run,
    importing,
    intake,
    matching,
    matching_country,
    memory,
    monte_carlo,
    pages,
    postcodes,
    raking,
    search_figures,
    survey_results,
    weights,
)

SECTIONS = {
    "The page budget": pages.measure,
    "The answer after an edit": edits.measure,
    "Searching": search_figures.measure,
    "Bringing in a list": importing.measure,
    "The official list of postcodes": postcodes.measure,
    "Monte Carlo": monte_carlo.measure,
    "Weighing beside its peers": raking.measure,
    "Answers to a survey, beside a bare INSERT": intake.measure,
    "The results of a survey": survey_results.measure,
    "Matching beside its peers": matching.measure,
    "Counting votes beside its peer": equal_shares.measure,
    "Matching a country": matching_country.measure,
    "Control charts": control_charts.measure,
    "Decision methods beside their peers": criteria.measure,
    "Page weights": weights.measure,
    "Memory": memory.measure,
    "From a fresh clone to the first page": first_run.measure,
}


def main(chosen: list[str]) -> int:
    found = {}
    for title, measure in SECTIONS.items():
        if chosen and measure.__module__.rpartition(".")[2] not in chosen:
            continue
        print(f"\n## {title}", flush=True)
        found[title] = measure()
        print(figures.table(found[title]), flush=True)
    figures.write(found, order=SECTIONS)
    broken = [figure for section in found.values() for figure in section if figure.kept == "NO"]
    print(f"\n{len(broken)} limits are not kept." if broken else "\nEvery limit is kept.")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
