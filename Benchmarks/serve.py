"""Times the pages of `chancery serve` on an archive: each page alone, then fifty at once, beside a peer in the same run.

The peer is Python's own server (http.server, threads) handing out the same pages from memory: it looks nothing up.

    python3 Benchmarks/serve.py --chancery .build/release/chancery --archive chancery.db [--fresh]

With --fresh no page is asked for twice, so that none comes from the server's memory.
"""

import argparse
import http.client
import http.server
import json
import random
import subprocess
import threading
import time
import urllib.parse


def rss(pid):
    with open(f"/proc/{pid}/status") as status:
        for line in status:
            if line.startswith("VmRSS"):
                return int(line.split()[1]) // 1024
    return 0


def fetch(connection, path):
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.read()


def addresses(port, seed):
    """Pages of every kind, drawn by a fixed seed from what the archive holds."""
    chance = random.Random(seed)
    connection = http.client.HTTPConnection("127.0.0.1", port)
    total = json.loads(fetch(connection, "/api/v1/entries?limit=1")[1])["total"]
    entries, articles = [], []
    for offset in chance.sample(range(max(total - 50, 1)), min(8, max(total - 50, 1))):
        page = json.loads(fetch(connection, f"/api/v1/entries?limit=20&offset={offset}")[1])
        for entry in page["entries"]:
            entries.append(entry["id"])
            articles += [account["article"] for account in entry["accounts"][:2]]
    actors = ["CHN", "USA", "RUS", "JPN", "KOR", "FRA", "DEU", "GBR", "IRN", "UKR", "IND", "AUS", "EU", "UN"]
    pages = [f"/zh-Hans/entry/{one}" for one in entries] + [f"/en/article/{one}" for one in articles]
    pages += [f"/en/actor/{one}" for one in actors] + [f"/zh-Hant/timeline?q=actor:{one}" for one in actors]
    pages += [f"/en/relation/{one}/{other}" for one in actors[:4] for other in actors[4:8]]
    pages += [f"/en/search?q={urllib.parse.quote(one)}" for one in ["外长 会晤", "台湾", "王毅", "核协议", "北约 峰会"]]
    pages += ["/en", "/zh-Hans", "/en/timeline", "/en/network", "/en/matrix", "/en/about"]
    chance.shuffle(pages)
    return pages


def together(port, pages, flying, seconds):
    """Asks for pages on so many connections at once; times in milliseconds, sorted, and pages a second."""
    times, lock, end = [], threading.Lock(), time.time() + seconds
    position = iter(range(10**9))

    def run():
        connection = http.client.HTTPConnection("127.0.0.1", port)
        own = []
        while time.time() < end:
            with lock:
                page = pages[next(position) % len(pages)]
            begun = time.time()
            fetch(connection, page)
            own.append((time.time() - begun) * 1000)
        with lock:
            times.extend(own)

    threads = [threading.Thread(target=run) for _ in range(flying)]
    begun = time.time()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(times), len(times) / (time.time() - begun)


def share(times, part):
    return times[min(int(len(times) * part), len(times) - 1)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chancery", required=True)
    parser.add_argument("--archive", required=True)
    parser.add_argument("--seconds", type=float, default=8)
    parser.add_argument("--fresh", action="store_true")
    options = parser.parse_args()

    begun = time.time()
    server = subprocess.Popen(
        [options.chancery, "serve", "--port", "0", "--archive", options.archive],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        port = int(server.stdout.readline().strip().rstrip("/").rsplit(":", 1)[1])
        first = http.client.HTTPConnection("127.0.0.1", port)
        fetch(first, "/en/timeline")
        print(f"start to first page: {(time.time() - begun) * 1000:.0f} ms")
        pages = addresses(port, 5)
        kinds, bodies = {}, {}
        for page in pages:
            begun = time.time()
            status, body = fetch(first, page)
            kinds.setdefault(page.split("?")[0].split("/")[2] if page.count("/") > 1 else "front", []).append(
                (time.time() - begun) * 1000)
            bodies[page] = body
            if status != 200:
                print(f"{status} {page}")
        for kind, times in sorted(kinds.items()):
            times.sort()
            print(f"  {kind:10} {len(times):4} pages, each for the first time: median {share(times, .5):6.1f} ms, most {times[-1]:6.1f} ms")
        asked = pages
        if options.fresh:
            asked = [f"{page}{'&' if '?' in page else '?'}n={round}" for round in range(40) for page in pages]
        times, rate = together(port, asked, 50, options.seconds)
        print(f"50 at once: {rate:.0f} pages/s, median {share(times, .5):.1f} ms, 99 % {share(times, .99):.1f} ms"
              f" (the asking Python has a core of the same machine), {rss(server.pid)} MB")

        class Peer(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                body = bodies.get(self.path.split("n=")[0].rstrip("?&"), b"")
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        peer = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Peer)
        threading.Thread(target=peer.serve_forever, daemon=True).start()
        _, peer_rate = together(peer.server_address[1], pages, 50, options.seconds / 2)
        print(f"Python's server with the same pages in memory: {peer_rate:.0f} pages/s; ratio {rate / peer_rate:.1f}")
    finally:
        server.terminate()
        server.wait()


main()
