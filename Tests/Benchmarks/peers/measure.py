"""Times other extractors' main text alone on the pages of a folder: CPU seconds of one thread, each page decoded before.

    python measure.py FOLDER
"""

import pathlib
import sys
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


def main(folder: str) -> None:
    paths = sorted(path for path in pathlib.Path(folder).iterdir() if path.is_file())
    pages = [decode(path.read_bytes()) for path in paths]
    pages = [page for page in pages if "<" in page[:200]]
    print(f"{len(pages)} HTML pages")
    print("| tool | CPU s | pages/s | failed |\n| --- | ---: | ---: | ---: |")
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
        print(f"| {tool.__name__} | {seconds:.2f} | {len(pages) / seconds:.1f} | {failed} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
