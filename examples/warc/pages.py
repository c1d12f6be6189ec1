"""Stories of many pages from one process of the command line, through a pipe."""

import json
import subprocess
import threading
from collections.abc import Iterable, Iterator

# Written ahead of what has been read, so that neither side waits for the other page by page.
AHEAD = 64


def stories(pages: Iterable[tuple[str, str]], lede: str = "lede") -> Iterator[dict]:
    """Takes pairs of address and HTML and gives, in the same order, objects with url, title, text and ms."""
    command = [lede, "reader", "--jsonl", "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        room = threading.Semaphore(AHEAD)
        failed: list[BaseException] = []

        def write() -> None:
            try:
                with process.stdin as pipe:
                    for url, html in pages:
                        room.acquire()
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
        except BaseException:  # who reads has had enough, and the process must not wait for more
            process.kill()
            raise
    if failed:
        raise failed[0]
    if process.returncode != 0:
        raise RuntimeError(f"{lede} ended with code {process.returncode}")
