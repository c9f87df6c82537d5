"""Draws clean A4 pages of a case file: text, forms, signatures, stamps.

Everything drawn can be given an anchor name, so the key (review.json) points at the very place where a
defect was planted instead of at a guessed box. Coordinates here are pixels of an A4 page at 200 dpi.
Markup inside texts: {{name|text}} records an anchor, <<text>> is filled in by hand (another face).
"""
import math
import random
from PIL import Image, ImageDraw, ImageFont

W, H = 1654, 2339
KAI = ('/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf', 0)
BOLD = ('/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc', 2)
BODY = ('/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc', 2)
HAND = ('/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Light.ttf', 0)
NO_START = '，。；：、？！）》」”％%'
NO_END = '（《「“'
_fonts = {}


def font(face, size):
    key = (face, size)
    if key not in _fonts:
        _fonts[key] = ImageFont.truetype(face[0], size, index=face[1])
    return _fonts[key]


def boxed(face, x0, y, x1, size):
    """The box around a run of text drawn at `y`; the Noto faces sit lower in their line than the hand does."""
    low = face in (BODY, BOLD)
    return (x0, y + size * (0.14 if low else -0.05), x1, y + size * (1.46 if low else 1.2))


def tokens(text):
    """Splits marked-up text into (char, is_hand, anchor) triples."""
    out, hand, anchor, i = [], False, None, 0
    while i < len(text):
        if text.startswith('{{', i):
            bar = text.index('|', i)
            anchor, i = text[i + 2:bar], bar + 1
        elif text.startswith('}}', i):
            anchor, i = None, i + 2
        elif text.startswith('<<', i):
            hand, i = True, i + 2
        elif text.startswith('>>', i):
            hand, i = False, i + 2
        else:
            out.append((text[i], hand, anchor))
            i += 1
    return out


def wrap(text, face, size, width, indent=0):
    """Lines of (char, is_hand, anchor, advance); Latin words and numbers stay whole."""
    lines, line, x = [], [], indent * size
    units, i, toks = [], 0, tokens(text)
    while i < len(toks):
        j = i + 1
        if toks[i][0].isascii() and toks[i][0].isalnum():
            while j < len(toks) and toks[j][0].isascii() and (toks[j][0].isalnum() or toks[j][0] in '.-,:'):
                j += 1
        units.append(toks[i:j])
        i = j
    for unit in units:
        if unit[0][0] == '\n':
            lines.append(line)
            line, x = [], 0
            continue
        placed = [(c, h, a, font(HAND if h else face, size).getlength(c)) for c, h, a in unit]
        w = sum(p[3] for p in placed)
        if x + w > width and line and unit[0][0] not in NO_START:
            carry = []
            while line and line[-1][0] in NO_END:
                carry.insert(0, line.pop())
            lines.append(line)
            line, x = carry, sum(p[3] for p in carry)
        line += placed
        x += w
    lines.append(line)
    return lines


class Page:
    """One sheet. `anchors` maps a name to the box (x0, y0, x1, y1) drawn under that name."""

    def __init__(self, seed, tall=True):
        self.w, self.h = (W, H) if tall else (H, W)
        self.img = Image.new('L', (self.w, self.h), 255)
        self.d = ImageDraw.Draw(self.img)
        self.anchors = {}
        self.rng = random.Random(seed)
        self.number = None
        self.wants_number = True
        self.holes = True

    def mark(self, name, box):
        if name is None:
            return
        if name in self.anchors:
            a = self.anchors[name]
            box = (min(a[0], box[0]), min(a[1], box[1]), max(a[2], box[2]), max(a[3], box[3]))
        self.anchors[name] = box

    def line(self, x, y, chars, face, size, fill=35):
        for c, hand, anchor, adv in chars:
            dy = self.rng.choice((-2, -1, 0, 1, 2)) if hand else 0
            self.d.text((x, y + dy), c, font=font(HAND if hand else face, size), fill=55 if hand else fill)
            self.mark(anchor, boxed(HAND if hand else face, x, y, x + adv, size))
            x += adv
        return x

    def text(self, x, y, s, face=BODY, size=40, fill=35, name=None):
        chars = wrap(s, face, size, 99999)[0]
        end = self.line(x, y, chars, face, size, fill)
        self.mark(name, boxed(face, x - 4, y, end + 4, size))
        return end

    def centre(self, y, s, face=BOLD, size=64, fill=30, x0=0, x1=None, spread=0):
        x1 = self.w if x1 is None else x1
        chars = wrap(s, face, size, 99999)[0]
        total = sum(c[3] for c in chars) + spread * (len(chars) - 1)
        x = x0 + (x1 - x0 - total) / 2
        for ch in chars:
            x = self.line(x, y, [ch], face, size, fill) + spread

    def right(self, x1, y, s, face=BODY, size=40, name=None):
        chars = wrap(s, face, size, 99999)[0]
        x = x1 - sum(c[3] for c in chars)
        self.line(x, y, chars, face, size)
        self.mark(name, boxed(face, x - 4, y, x1 + 4, size))
        return x

    def hline(self, x0, y, x1, width=2, fill=70):
        self.d.line((x0, y, x1, y), fill=fill, width=width)

    def sign(self, x, y, who, width=190, name=None, ink=45):
        """A pen scribble: strokes through random points, the same for the same person and place in the name."""
        rng = random.Random('signature:' + who)
        jit = self.rng
        height = width * 0.42
        for part in range(3):
            px = x + width * (0.02 + part * 0.30)
            pts = []
            n = rng.randint(5, 8)
            for k in range(n):
                t = k / (n - 1)
                pts.append((px + width * (0.30 * t + 0.10 * math.sin(rng.uniform(0, 6.28))) + jit.uniform(-2, 2),
                            y + height * (0.5 + 0.46 * math.sin(rng.uniform(0, 6.28))) + jit.uniform(-2, 2)))
            if part == 2:
                pts.append((x + width * 1.04, y + height * rng.uniform(0.2, 0.9)))
            self._stroke(pts, ink, rng.choice((3, 4, 4)))
        self.mark(name, (x - 10, y - 10, x + width * 1.06, y + height + 12))

    def _stroke(self, pts, ink, width):
        ext = [pts[0]] + pts + [pts[-1]]
        last = None
        for i in range(1, len(ext) - 2):
            p0, p1, p2, p3 = ext[i - 1:i + 3]
            for s in range(15):
                t = s / 14
                q = tuple(0.5 * (2 * p1[k] + (p2[k] - p0[k]) * t + (2 * p0[k] - 5 * p1[k] + 4 * p2[k] - p3[k]) * t * t
                                 + (3 * p1[k] - p0[k] - 3 * p2[k] + p3[k]) * t ** 3) for k in (0, 1))
                if last:
                    self.d.line((*last, *q), fill=ink, width=width if s % 5 else max(2, width - 1))
                last = q

    def hand(self, x, y, s, size=42, fill=55, name=None):
        start = x
        for c in s:
            self.d.text((x, y + self.rng.choice((-3, -1, 0, 1, 3))), c, font=font(HAND, size), fill=fill)
            x += font(HAND, size).getlength(c) * 0.97
        self.mark(name, (start - 6, y - 6, x + 6, y + size * 1.25))
        return x

    def stamp(self, cx, cy, agency, r=158, note='示例印章'):
        """A red seal as a grey scan shows it. It names itself a sample and void, and carries no star."""
        layer = Image.new('L', (r * 2 + 40, r * 2 + 40), 255)
        d = ImageDraw.Draw(layer)
        c, ink = r + 20, 128
        d.ellipse((c - r, c - r, c + r, c + r), outline=ink, width=8)
        n = len(agency)
        span = min(270, 24 * n + 20)
        size = int(min(48, 2 * math.pi * (r - 36) * span / 360 / n * 0.98))
        for i, ch in enumerate(agency):
            ang = -span / 2 + span * (i + 0.5) / n
            glyph = Image.new('L', (size * 2, size * 2), 255)
            ImageDraw.Draw(glyph).text((size, size), ch, font=font(BOLD, size), fill=ink, anchor='mm')
            glyph = glyph.rotate(-ang, fillcolor=255, resample=Image.BICUBIC)
            gx = c + (r - 36) * math.sin(math.radians(ang)) - size
            gy = c - (r - 36) * math.cos(math.radians(ang)) - size
            mask = glyph.point(lambda v: 255 - v)
            layer.paste(ink, (int(gx), int(gy)), mask)
        d.text((c, c - 6), note, font=font(BOLD, 40), fill=ink, anchor='mm')
        d.text((c, c + 52), '无 效', font=font(BOLD, 44), fill=ink, anchor='mm')
        layer = layer.rotate(self.rng.uniform(-6, 6), fillcolor=255, resample=Image.BICUBIC)
        x, y = int(cx - c), int(cy - c)
        region = self.img.crop((x, y, x + layer.width, y + layer.height))
        from PIL import ImageChops
        self.img.paste(ImageChops.multiply(region, layer), (x, y))

    def box_stamp(self, x, y, lines, size=34):
        """A rectangular stamp, such as 与原件核对无误."""
        w = max(font(BOLD, size).getlength(s) for s in lines) + 36
        h = len(lines) * size * 1.4 + 24
        self.d.rectangle((x, y, x + w, y + h), outline=115, width=4)
        for i, s in enumerate(lines):
            self.d.text((x + 18, y + 12 + i * size * 1.4), s, font=font(BOLD, size), fill=115)
        return w, h

    def finger(self, x, y):
        """A fingerprint-like oval of grey arcs."""
        for k in range(6):
            self.d.ellipse((x + k * 5, y + k * 7, x + 62 - k * 5, y + 84 - k * 7), outline=135 + k * 4, width=3)


class Doc:
    """A document that grows page by page; `title` etc. feed the 卷内目录."""

    LEFT, RIGHT, TOP, BOTTOM = 236, 1480, 210, 2080

    def __init__(self, seed, title, date='', number='', owner='', face=BODY, size=41, lead=70):
        self.seed, self.title, self.date, self.number, self.owner = seed, title, date, number, owner
        self.face, self.size, self.lead = face, size, lead
        self.pages, self.y = [], 0
        self.on_page = None
        self.in_index = True
        self.page()

    @property
    def p(self):
        return self.pages[-1]

    def page(self):
        self.pages.append(Page(f'{self.seed}/{self.title}/{len(self.pages)}'))
        self.y = self.TOP
        return self.p

    def _break(self):
        if self.on_page:
            self.on_page(self.p, len(self.pages))
        self.page()

    def finish(self):
        if self.on_page:
            self.on_page(self.p, len(self.pages))
        return self

    def head(self, agency, title, number=None, sub=None):
        self.p.centre(self.y, agency, face=BOLD, size=54)
        self.y += 90
        self.p.centre(self.y, title, face=BOLD, size=66, spread=6)
        self.y += 120
        if number:
            self.p.right(self.RIGHT, self.y, number, size=38)
            self.y += 80
        return self

    def para(self, text, indent=2, face=None, size=None, lead=None, left=None, gap=0):
        face, size, lead = face or self.face, size or self.size, lead or self.lead
        left = self.LEFT if left is None else left
        for i, chars in enumerate(wrap(text, face, size, self.RIGHT - left, indent)):
            if self.y + lead > self.BOTTOM:
                self._break()
            self.p.line(left + (indent * size if i == 0 else 0), self.y, chars, face, size)
            self.y += lead
        self.y += gap
        return self

    def paras(self, texts, **kw):
        for t in texts:
            self.para(t, **kw)
        return self

    def space(self, px):
        self.y += px
        return self

    def need(self, px):
        if self.y + px > self.BOTTOM:
            self._break()
        return self

    def row(self, cells, height=84, size=36, lead=52):
        """One table row. cell = dict(t=text, w=share, kind='label'|'val', sign=, date=, name=, align=)."""
        total = sum(c.get('w', 1) for c in cells)
        width = self.RIGHT - self.LEFT
        xs, laid, tall = [], [], height
        x = self.LEFT
        for c in cells:
            w = width * c.get('w', 1) / total
            face = KAI if c.get('kind', 'val') == 'val' else BODY
            lines = wrap(c.get('t', ''), face, size, w - 32)
            extra = 130 if c.get('sign') is not None or c.get('date') is not None else 0
            tall = max(tall, len(lines) * lead + 30 + extra)
            xs.append((x, w))
            laid.append((lines, face))
            x += w
        if self.y + tall > self.BOTTOM + 60:
            self._break()
        for c, (x, w), (lines, face) in zip(cells, xs, laid):
            self.p.d.rectangle((x, self.y, x + w, self.y + tall), outline=60, width=3)
            self.p.mark(c.get('name'), (x + 4, self.y + 4, x + w - 4, self.y + tall - 4))
            centred = c.get('kind') == 'label' or c.get('align') == 'c'
            foot = c.get('sign') is not None or c.get('date') is not None
            top = self.y + 18 if foot else self.y + (tall - len(lines) * lead) / 2 + (lead - size) / 2 - 4
            for i, chars in enumerate(lines):
                cx = x + 16 if not centred else x + (w - sum(k[3] for k in chars)) / 2
                self.p.line(cx, top + i * lead, chars, face, size)
            if foot:
                by = self.y + tall - 92
                self.p.text(x + w - 740 if w > 800 else x + 16, by + 26, c.get('by', '签名：'), size=34)
                sx = (x + w - 620) if w > 800 else x + 120
                if c.get('sign'):
                    for k, who in enumerate(c['sign'].split('、')):
                        self.p.sign(sx + k * 165, by - 4, who, width=150)
                self.p.mark(c.get('signname'), (sx - 30, by - 10, sx + 330, by + 82))
                if w > 800:
                    self.p.text(x + w - 270, by + 26, c.get('date') or '    年  月  日', size=34)
                    self.p.mark(c.get('datename'), (x + w - 280, by + 6, x + w - 12, by + 82))
        self.y += tall
        return self
