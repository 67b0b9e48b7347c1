"""``make bench``: what a request, a crisis page, the rota and a click on the page cost, beside the
floor."""

import asyncio
import sys

from bench.crisis import crisis_pages
from bench.floor import floor
from bench.page import page
from bench.request import requests
from bench.rota import on_call
from bench.table import Row, table


async def main() -> int:
    """Prints the table; exit code 1 when a promise of the product is not kept on this machine."""
    rows: list[Row] = [*await floor(), *await requests(), *await crisis_pages()]
    rows += [*on_call(), *await page()]
    print(table(rows))
    return 0 if all(row.kept for row in rows) else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
