"""A large table of mixed kinds, drawn from a seed: numbers with and without holes, categories, an id, a label."""

import itertools
import random

HEADER = "id,age,income,balance,visits,height,score,plan,city,product,subscribed"
PLANS = ["basic", "family", "student", "business", "none"]
CITIES = [f"city {i:02d}" for i in range(40)]
PRODUCTS = [f"product-{i:03d}" for i in range(300)]


def lines(count, seed=0):
    """Returns the lines of the table. Rare products are much rarer than the others."""
    draw = random.Random(seed)
    products = draw.choices(PRODUCTS, [1 / (1 + i) for i in range(len(PRODUCTS))], k=count)
    plans, cities = draw.choices(PLANS, k=count), draw.choices(CITIES, k=count)
    yield HEADER + "\n"
    for row, product, plan, city in zip(itertools.count(1), products, plans, cities):
        age = 18 + int(72 * draw.random())
        income = "" if draw.random() < 0.1 else f"{draw.lognormvariate(10, 0.5):.2f}"
        score = "NA" if draw.random() < 0.05 else f"{draw.random():.6f}"
        label = "yes" if draw.random() < (0.6 if plan == "student" else 0.3) else "no"
        yield (f"C{row:07d},{age},{income},{draw.gauss(0, 1000):.2f},{int(10 * draw.random())},"
               f"{draw.gauss(170, 10):.1f},{score},{plan},{city},{product},{label}\n")


def write(file, count):
    """Writes the table if it is missing."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        print(f"writing {count:,} rows", flush=True)
        part = file.with_suffix(".part")
        with open(part, "w") as out:
            out.writelines(lines(count))
        part.rename(file)
    return file
