"""The sample site -> the pictures in docs/pictures/: `python -m docs.screenshots`, in Chromium (CHROMIUM=/path/to/it).

Pictures are reduced to a palette: a page of text has few colours, and a third of the bytes is left.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import struct
import tempfile
import zlib
from collections import Counter
from pathlib import Path

import numpy as np
import numpy.typing as npt
from playwright.sync_api import Browser, FloatRect, Page, sync_playwright

from digest.cli.build import command

Channels = npt.NDArray[np.uint8]  # a row of red, green, blue for each pixel or colour

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
# The story is found by an article, because addresses follow headlines. Four invented outlets, two chains.
ARTICLE = "2025-08-19-barrier-1-agency"
WIDTH = 1000
HEIGHT = 900
MARGIN = 20
COLOURS = 200
# Steps in which a channel is told apart: text has its grey edges still, and far fewer colours.
STEP = 8

_PIXELS = """async address => {
    const picture = await createImageBitmap(await (await fetch(address)).blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d');
    context.drawImage(picture, 0, 0);
    const data = context.getImageData(0, 0, picture.width, picture.height).data;
    let text = '';
    for (let at = 0; at < data.length; at += 32768) text += String.fromCharCode(...data.subarray(at, at + 32768));
    return btoa(text);
}"""


# What messengers show beside a link: lines of a text, each with the letter of its source; no words, so that it fits
# sites in any language. Colours are those of the theme by day; the size is the one that readers of OpenGraph agree on.
SHARED = ROOT / "themes" / "briefing" / "static" / "share.png"
SHARED_SIZE = (1200, 630)
_LINES = (("A", 900, 560), ("B", 840, 0), ("A", 910, 700), ("C", 620, 0))
_SHARED = """<!doctype html><style>
body { margin: 0; height: 630px; background: #fcfbf7; border-top: 24px solid #8f2d12; box-sizing: border-box;
  display: grid; align-content: center; gap: 44px; padding-left: 96px; font: 600 34px "DejaVu Sans", sans-serif; }
div { display: grid; grid-template-columns: 64px auto; gap: 14px 32px; align-items: center; }
b { display: grid; place-content: center; height: 64px; border-radius: 10px; background: #8f2d12; color: #fcfbf7; }
i { grid-column: 2; height: 20px; border-radius: 10px; background: #1c1a16; } i + i { background: #d6d0c2; }
</style>""" + "".join(
    f'<div><b>{letter}</b><i style="width: {first}px"></i>'
    + (f'<i style="width: {second}px"></i>' if second else "")
    + "</div>"
    for letter, first, second in _LINES
)


def main() -> None:
    """Build the sample into a temporary folder, and write pictures of its home, a story and what is drawn of it.

    The picture of links to the site comes first: it is part of the theme.
    """
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which(os.environ.get("CHROMIUM") or "chromium"),
            args=["--no-sandbox", "--disable-dev-shm-usage"],  # containers offer neither
        )
        SHARED.write_bytes(_share_picture(browser))
        site = Path(folder, "site")
        command.main([str(ROOT), "--output", str(site)], standalone_mode=False)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        story = _story(site)
        audit = f"{story.removesuffix('index.html')}audit/index.html"
        for name, path, part in (
            ("home", "index.html", ""),
            ("story", story, ""),
            ("relations", story, "section:has(> #drawing)"),
            ("strips", audit, "section:has(> #strips)"),
        ):
            page.goto((site / path).as_uri())
            page.evaluate("document.fonts.ready")
            PICTURES.joinpath(f"{name}.png").write_bytes(_reduced(page, _area(page, part)))
        browser.close()


def _share_picture(browser: Browser) -> bytes:
    """Return the picture that stands beside links to a site."""
    width, height = SHARED_SIZE
    page = browser.new_page(viewport={"width": width, "height": height})
    page.set_content(_SHARED)
    return _reduced(page, {"x": 0, "y": 0, "width": width, "height": height})


def _story(site: Path) -> str:
    """Return the path of the page of the story that holds `ARTICLE`."""
    stories = json.loads((site / "index.json").read_text("utf-8"))["stories"]
    return next(f"stories/{story['slug']}/index.html" for story in stories if ARTICLE in story["articles"])


def _area(page: Page, part: str) -> FloatRect:
    """Return what to show of a page: one part, or its top; of a story the summary, down to where its sources begin."""
    element = page.locator(part or "#sources")
    box = element.bounding_box() if part or element.count() else None
    if part and box:
        return {"x": 0, "y": box["y"] - MARGIN, "width": WIDTH, "height": int(box["height"]) + 2 * MARGIN}
    return {"x": 0, "y": 0, "width": WIDTH, "height": int(box["y"]) - MARGIN if box else HEIGHT}


def _reduced(page: Page, area: FloatRect) -> bytes:
    """Return an area of a page as a PNG with a palette."""
    shot = page.screenshot(full_page=True, clip=area)
    width, height = struct.unpack(">II", shot[16:24])
    page.goto("about:blank")
    address = "data:image/png;base64," + base64.b64encode(shot).decode()
    pixels = np.frombuffer(base64.b64decode(page.evaluate(_PIXELS, address)), np.uint8).reshape(-1, 4)[:, :3]
    palette, indices = _quantised(pixels)
    rows = np.zeros((height, width + 1), np.uint8)  # the first byte of a row says that it is not filtered
    rows[:, 1:] = indices.reshape(height, width)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", header), (b"PLTE", palette.tobytes()), (b"IDAT", zlib.compress(rows.tobytes(), 9)))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in (*parts, (b"IEND", b"")))


def _quantised(pixels: Channels) -> tuple[Channels, npt.NDArray[np.uint8]]:
    """Return at most `COLOURS` colours, the most frequent, and for each pixel the number of the nearest."""
    codes = pixels.astype(np.uint32) @ np.array([1 << 16, 1 << 8, 1], np.uint32)
    found, which, counts = np.unique(codes, return_inverse=True, return_counts=True)
    shades = np.stack([found >> 16, found >> 8 & 255, found & 255], axis=1)
    steps: Counter[bytes] = Counter()
    # A step is shown as its most frequent shade, so that paper and ink are what they are on the page.
    shown: dict[bytes, int] = {}
    for index in np.argsort(-counts, kind="stable").tolist():
        step = (shades[index] // STEP).tobytes()
        steps[step] += int(counts[index])
        shown.setdefault(step, index)
    palette = shades[[shown[step] for step, _ in steps.most_common(COLOURS)]]
    distance = ((shades[:, None].astype(int) - palette[None].astype(int)) ** 2).sum(axis=2)
    return palette.astype(np.uint8), distance.argmin(axis=1).astype(np.uint8)[which]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


if __name__ == "__main__":
    main()
