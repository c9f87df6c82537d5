"""Turns a clean page into what an office scanner makes of it, and writes JPEG, PNG and PDF by hand.

One affine map takes the page to the scan; the same map takes the anchors along, so that the key stays exact.
"""
import io
import math
import random
import numpy as np
from PIL import Image, ImageDraw, ImageFilter

DPI = 200
QUALITY = 22


def smooth_field(rng, w, h, cells, amount):
    small = rng.standard_normal((cells, cells)) * amount
    big = Image.fromarray(small.astype('float32'), 'F').resize((w, h), Image.BICUBIC)
    return np.asarray(big)


def scan(page, seed, border=0, background=205):
    """Returns (image, map) where map(box) gives the box on the scan in pixels. `border` is lid around the sheet."""
    pick = random.Random(seed)
    rng = np.random.default_rng(pick.getrandbits(32))
    w, h = page.w + 2 * border, page.h + 2 * border
    angle = pick.uniform(-0.75, 0.75)
    dx, dy = pick.uniform(-9, 9), pick.uniform(-9, 9)
    sheet = page.img.copy()
    d = ImageDraw.Draw(sheet)
    if page.holes:
        punch(d, pick, page)
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    cx, cy = page.w / 2, page.h / 2

    def forward(x, y):
        u, v = x - cx, y - cy
        return (cos * u - sin * v + w / 2 + dx, sin * u + cos * v + h / 2 + dy)

    # PIL wants the inverse map: scan pixel -> sheet pixel.
    inv = (cos, sin, cx - cos * (w / 2 + dx) - sin * (h / 2 + dy),
           -sin, cos, cy + sin * (w / 2 + dx) - cos * (h / 2 + dy))
    img = sheet.transform((w, h), Image.AFFINE, inv, resample=Image.BICUBIC, fillcolor=background)
    img = img.filter(ImageFilter.GaussianBlur(pick.uniform(1.1, 1.3)))
    a = np.asarray(img).astype('float32')
    paper = pick.uniform(232, 243)
    a = a / 255 * (paper - 28) + 28
    a += smooth_field(rng, w, h, 6, 2.2) + smooth_field(rng, w, h, 40, 0.9)
    xs = np.linspace(0, 1, w, dtype='float32')[None, :]
    a -= 34 * np.exp(-xs * 38) + 10 * np.exp(-(1 - xs) * 60)
    noise = rng.standard_normal((h // 2 + 1, w // 2 + 1)).astype('float32')
    a += np.kron(noise, np.ones((2, 2), 'float32'))[:h, :w] * 1.1
    for _ in range(pick.randint(3, 9)):
        sx, sy, r = pick.randint(20, w - 20), pick.randint(20, h - 20), pick.randint(1, 3)
        a[sy - r:sy + r, sx - r:sx + r] -= pick.randint(25, 80)
    out = Image.fromarray(np.clip(a, 0, 255).astype('uint8'), 'L')

    def mapped(box):
        pts = [forward(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        return (min(p[0] for p in pts), min(p[1] for p in pts), max(p[0] for p in pts), max(p[1] for p in pts))

    return out, mapped


def punch(d, pick, page):
    """Two punched holes with a shadow, a staple's trace in the corner."""
    for cy in (page.h / 2 - 315, page.h / 2 + 315):
        cx, r = 92 + pick.uniform(-5, 5), 23
        cy += pick.uniform(-5, 5)
        d.ellipse((cx - r, cy - r, cx + r, cy + r), fill=150)
        d.ellipse((cx - r + 5, cy - r + 6, cx + r, cy + r), fill=196)
    sx, sy = 66 + pick.uniform(-6, 6), 84 + pick.uniform(-6, 6)
    d.line((sx, sy + 4, sx + 58, sy - 40), fill=190, width=9)
    d.line((sx, sy, sx + 58, sy - 44), fill=140, width=4)


def jpeg(img, quality=QUALITY, exif=None):
    buf = io.BytesIO()
    extra = {'exif': exif} if exif else {}
    img.save(buf, 'JPEG', quality=quality, optimize=True, dpi=(DPI, DPI), **extra)
    return buf.getvalue()


def png(img, levels=4):
    """A flat-bed copy in few grey levels, as office scanners save certificates."""
    buf = io.BytesIO()
    img.quantize(levels).save(buf, 'PNG', optimize=True, dpi=(DPI, DPI))
    return buf.getvalue()


class PdfPage:
    def __init__(self, data, width, height, rotate=0, media=None, crop=None, gray=True):
        self.data, self.width, self.height, self.rotate, self.gray = data, width, height, rotate, gray
        self.wpt, self.hpt = width * 72 / DPI, height * 72 / DPI
        self.media = media or (0, 0, self.wpt, self.hpt)
        self.crop = crop


def pdf(pages, title):
    """A scanner's PDF: per page one DCT image drawn over the whole MediaBox, nothing else."""
    objs = [None, None]
    kids = []
    for pg in pages:
        n = len(objs) + 1
        image, content, page = n, n + 1, n + 2
        space = '/DeviceGray' if pg.gray else '/DeviceRGB'
        objs.append(b'<< /Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 /ColorSpace %s '
                    b'/Filter /DCTDecode /Length %d >>\nstream\n' % (pg.width, pg.height, space.encode(), len(pg.data))
                    + pg.data + b'\nendstream')
        m = pg.media
        body = f'q {m[2] - m[0]:.2f} 0 0 {m[3] - m[1]:.2f} {m[0]:.2f} {m[1]:.2f} cm /Im0 Do Q'.encode()
        objs.append(b'<< /Length %d >>\nstream\n' % len(body) + body + b'\nendstream')
        crop = f' /CropBox [{" ".join(f"{v:.2f}" for v in pg.crop)}]' if pg.crop else ''
        rot = f' /Rotate {pg.rotate}' if pg.rotate else ''
        objs.append(f'<< /Type /Page /Parent 2 0 R /MediaBox [{" ".join(f"{v:.2f}" for v in m)}]{crop}{rot} '
                    f'/Resources << /XObject << /Im0 {image} 0 R >> >> /Contents {content} 0 R >>'.encode())
        kids.append(f'{page} 0 R')
    objs[0] = b'<< /Type /Catalog /Pages 2 0 R >>'
    objs[1] = f'<< /Type /Pages /Count {len(kids)} /Kids [{" ".join(kids)}] >>'.encode()
    hexed = ('\ufeff' + title).encode('utf-16-be').hex().upper()
    objs.append(f'<< /Title <{hexed}> /Producer (sample generator) >>'.encode())
    out, offsets = bytearray(b'%PDF-1.4\n%\xe2\xe3\xcf\xd3\n'), []
    for i, body in enumerate(objs, 1):
        offsets.append(len(out))
        out += b'%d 0 obj\n' % i + body + b'\nendobj\n'
    xref = len(out)
    out += b'xref\n0 %d\n0000000000 65535 f \n' % (len(objs) + 1)
    out += b''.join(b'%010d 00000 n \n' % o for o in offsets)
    out += b'trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n' % (len(objs) + 1, len(objs), xref)
    return bytes(out)
