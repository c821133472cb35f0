"""Runs the notebook in its kernel and checks what its cells show: run.py NOTEBOOK OUTPUT PICTURES.

Fails if a cell fails, if no probability is printed, or if fewer than PICTURES cells show a picture inline.
"""

import base64
import pathlib
import sys

import nbformat
from nbclient import NotebookClient

notebook, output, least = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
book = nbformat.read(notebook, as_version=4)
NotebookClient(
    book, timeout=600, kernel_name="java", resources={"metadata": {"path": str(notebook.parent)}}
).execute()
nbformat.validate(book)
nbformat.write(book, output)

pictures, texts = 0, []
for cell in book.cells:
    for shown in cell.get("outputs", []):
        if shown.output_type == "error":
            sys.exit(f"{notebook}: cell {cell.id}: {shown.ename}: {shown.evalue}")
        if shown.output_type == "stream":
            texts.append(shown.text)
        data = shown.get("data", {})
        if "image/png" in data:
            png = base64.b64decode(data["image/png"])
            if not png.startswith(b"\x89PNG\r\n\x1a\n") or len(png) < 10_000:
                sys.exit(f"{notebook}: cell {cell.id}: expected a PNG of some size, received {len(png)} bytes")
            pictures += 1
if pictures < least:
    sys.exit(f"{notebook}: expected {least} pictures in the cells, received {pictures}")
if "leaves with probability 0." not in "".join(texts):
    sys.exit(f"{notebook}: expected a probability in the last cell, received none")
print(f"{notebook}: {pictures} pictures inline")
