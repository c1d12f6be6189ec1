"""Stories of many pages from one process of the command line, through a pipe."""

import json
import subprocess
import threading
from collections.abc import Iterable, Iterator

# Written ahead of what has been read, so that neither side waits for the other page by page.
AHEAD = 64


def stories(pages: Iterable[tuple[str, str]], lede: str = "lede") -> Iterator[dict]:
    """Takes pairs of address and HTML and gives, in the same order, objects with url, title, text and ms."""
    process = subprocess.Popen(
        [lede, "reader", "--jsonl", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    room = threading.Semaphore(AHEAD)
    ended = threading.Event()
    failed: list[BaseException] = []

    def write() -> None:
        try:
            with process.stdin as pipe:
                for url, html in pages:
                    room.acquire()
                    if ended.is_set():
                        return
                    pipe.write(json.dumps({"url": url, "html": html}) + "\n")
                    pipe.flush()
        except BaseException as error:  # to be raised where the stories are read
            failed.append(error)

    writer = threading.Thread(target=write, daemon=True)
    writer.start()
    try:
        for line in process.stdout:
            room.release()
            story = json.loads(line)
            yield {"url": story["path"], "title": story["title"], "text": story["text"], "ms": story["ms"]}
        writer.join()
        if failed:
            raise failed[0]
        if process.wait() != 0:
            raise RuntimeError(f"{lede} ended with code {process.returncode}")
    finally:
        # Where who reads has had enough, the process must not wait for more, nor the writer for room.
        ended.set()
        room.release()
        process.kill()
        writer.join()
        process.stdout.close()
        process.wait()
