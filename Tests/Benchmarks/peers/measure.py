"""Times other extractors' main text alone on the pages of a folder: CPU seconds of one thread, each page decoded before;
and a whole run of policytrack over the same pages on one core, with its start, all its stages and its warehouse.

    python measure.py PROGRAM FOLDER
"""

import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time


def decode(page: bytes) -> str:
    for charset in ("utf-8", "gb18030", "big5"):
        try:
            return page.decode(charset)
        except UnicodeDecodeError:
            continue
    return page.decode("utf-8", "replace")


def trafilatura():
    from trafilatura import extract
    return extract


def readability():
    from readability import Document
    return lambda page: Document(page).summary()


def magic_html():
    from magic_html import GeneralExtractor
    extractor = GeneralExtractor()
    return lambda page: extractor.extract(page, base_url="https://www.example.cn/")["html"]


def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    return lambda page: extract_plain_text(page, main_content=True)


def policytrack(program: str, paths: list[pathlib.Path]) -> float:
    """CPU seconds of a run over the files, its worker process included."""
    with tempfile.TemporaryDirectory() as folder:
        inbox = pathlib.Path(folder, "inbox")
        inbox.mkdir()
        pathlib.Path(folder, "pipeline.json").write_text('{"ingest": {"settleSeconds": 0}}')
        for path in paths:
            shutil.copy(path, inbox)
        before = os.times()
        subprocess.run(
            [os.path.abspath(program), "run", "--jobs", "1"], cwd=folder, check=True, stdout=subprocess.DEVNULL,
            preexec_fn=lambda: os.sched_setaffinity(0, {0}))
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system


def main(program: str, folder: str) -> None:
    files = [(path, decode(path.read_bytes())) for path in sorted(pathlib.Path(folder).iterdir()) if path.is_file()]
    files = [(path, page) for path, page in files if "<" in page[:200]]
    pages = [page for _, page in files]
    print(f"{len(pages)} HTML pages")
    print("| tool | CPU s | pages/s | failed |\n| --- | ---: | ---: | ---: |")
    rates = {}
    for tool in (trafilatura, readability, magic_html, resiliparse):
        try:
            extract = tool()
        except ImportError as error:
            print(f"| {tool.__name__} | not installed: {error} | | |")
            continue
        failed = 0
        start = time.process_time()
        for page in pages:
            try:
                extract(page)
            except Exception:  # whatever a tool does with a page it cannot take
                failed += 1
        seconds = time.process_time() - start
        rates[tool.__name__] = len(pages) / seconds
        print(f"| {tool.__name__} | {seconds:.2f} | {len(pages) / seconds:.1f} | {failed} |", flush=True)
    seconds = statistics.median(policytrack(program, [path for path, _ in files]) for _ in range(5))
    ours = len(pages) / seconds
    print(f"| policytrack, all stages | {seconds:.2f} | {ours:.1f} | |")
    for name, rate in rates.items():
        print(f"policytrack: {ours / rate:.1f} times the pages a second of {name}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
