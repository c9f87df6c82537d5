#!/usr/bin/env python3
"""Rebuilds resources/fonts/*.woff2 and fonts.json from the fonts Debian packages.

Why not ship the originals: Chromium's PDF writer embeds only fonts with TrueType (glyf) outlines; a font with
CFF outlines becomes dozens of Type 3 fonts (docs/adr/0006). So CFF is converted here, the vertical metrics are
made equal (one line box for every face), and the faces carry our own names, as the licences ask of a changed font.

Needs python3-fonttools, python3-brotli, dpkg and apt. Usage, from the top of the project:

    python3 scripts/fonts/build.py [--work DIR] [--only fang,hei]

DIR keeps the downloaded packages between runs. The result is the same bytes for the same package versions.
"""
import argparse
import gzip
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / 'resources' / 'fonts'
FANDOL = 'usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/'
NOTO = 'usr/share/fonts/opentype/noto/'
PACKAGES = ['texlive-lang-chinese', 'fonts-lxgw-wenkai', 'fonts-noto-cjk', 'fonts-noto-cjk-extra']
FANDOL_LICENCE = 'GPL-3.0-or-later WITH Font-exception-2.0'

# The em box sits in the line as in Chinese type: 88 % above the baseline, 12 % below.
ASCENT, DESCENT = 880, -120
# Largest distance, in thousandths of the em, between a converted curve and its original.
MAX_ERROR = 1.0


def charset(codec):
    """Every character a two-byte Chinese codec can write."""
    found = set()
    for high in range(0x81, 0xFF):
        for low in range(0x40, 0xFF):
            try:
                text = bytes([high, low]).decode(codec)
            except UnicodeDecodeError:
                continue
            if len(text) == 1:
                found.add(ord(text))
    return found


LATIN = set(range(0x20, 0x7F)) | set(range(0xA0, 0x100)) | set(range(0x2000, 0x2070)) | set(range(0x2100, 0x2150))
RARE_NAMES = {ord(c) for c in '㛃𬱖䶮喆燊'}

FACES = [
    # id, role, family, source file, package, font number, characters
    # The Latin of Fandol Fang is a heavy sans that stands out in the text: letters and digits come from HJ SongTi.
    ('fang', '仿宋', 'HJ FangSong', FANDOL + 'FandolFang-Regular.otf', 'texlive-lang-chinese', 'no-latin'),
    ('hei', '黑体', 'HJ HeiTi', FANDOL + 'FandolHei-Regular.otf', 'texlive-lang-chinese', 'all'),
    ('biaosong', '小标宋', 'HJ BiaoSong', FANDOL + 'FandolSong-Bold.otf', 'texlive-lang-chinese', 'all'),
    ('song', '宋体', 'HJ SongTi', FANDOL + 'FandolSong-Regular.otf', 'texlive-lang-chinese', 'all'),
    ('kai', '楷体', 'HJ KaiTi', 'usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf', 'fonts-lxgw-wenkai', 'gbk'),
    ('ui', '界面', 'HJ UI', NOTO + 'NotoSansCJK-Regular.ttc', 'fonts-noto-cjk', 'gbk'),
    ('rare', '补字', 'HJ Rare', NOTO + 'NotoSerifCJK-Light.ttc', 'fonts-noto-cjk-extra', 'rest'),
]
TTC_SIMPLIFIED_CHINESE = 2


def wanted(which, available, fandol):
    if which == 'all':
        return {c for c in available if c >= 0x20}
    if which == 'no-latin':
        return {c for c in available if c == 0x20 or c >= 0x7F}
    if which == 'gbk':
        return available & (charset('gbk') | LATIN | RARE_NAMES)
    # What a Fandol face lacks: the other ideographs, Latin, symbols; no kana, no Hangul.
    han = {c for c in available if c in range(0x2E80, 0x3040) or c in range(0x3220, 0xA000) or c >= 0x20000
           or c in range(0xF900, 0xFB00) or c in range(0xFE30, 0xFE50) or c in range(0xFF00, 0xFF66)}
    signs = {c for c in available if c < 0x2E80 and not (0x1100 <= c < 0x1200)}
    return (han | signs) - (fandol - LATIN)


def to_glyf(font):
    """Turns CFF outlines into TrueType ones, in place."""
    glyph_set, order, glyphs = font.getGlyphSet(), font.getGlyphOrder(), {}
    tolerance = font['head'].unitsPerEm / 1000.0 * MAX_ERROR
    for name in order:
        pen = TTGlyphPen(glyph_set)
        glyph_set[name].draw(Cu2QuPen(pen, tolerance, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font['loca'] = newTable('loca')
    glyf = font['glyf'] = newTable('glyf')
    glyf.glyphOrder, glyf.glyphs = order, glyphs
    maxp = font['maxp']
    maxp.tableVersion = 0x00010000
    for field in ('maxZones', 'maxTwilightPoints', 'maxStorage', 'maxFunctionDefs', 'maxInstructionDefs',
                  'maxStackElements', 'maxSizeOfInstructions', 'maxComponentElements', 'maxPoints', 'maxContours',
                  'maxCompositePoints', 'maxCompositeContours', 'maxComponentDepth'):
        setattr(maxp, field, 1 if field == 'maxZones' else 0)
    for tag in ('CFF ', 'VORG'):
        if tag in font:
            del font[tag]
    font['head'].glyphDataFormat = 0
    metrics = font['hmtx']
    for name in order:
        glyphs[name].recalcBounds(glyf)
        metrics[name] = (metrics[name][0], getattr(glyphs[name], 'xMin', 0) if glyphs[name].numberOfContours else 0)
    font.sfntVersion = '\x00\x01\x00\x00'


def dress(font, family, source):
    """Our names, equal vertical metrics, no tables a print does not need."""
    for tag in ('DSIG', 'BASE', 'GDEF', 'GPOS', 'GSUB', 'vhea', 'vmtx', 'gasp', 'kern', 'meta', 'FFTM'):
        if tag in font:
            del font[tag]
    post = font['post']
    post.formatType, post.extraNames, post.mapping = 3.0, [], {}
    upem = font['head'].unitsPerEm
    hhea, os2 = font['hhea'], font['OS/2']
    hhea.ascent = os2.sTypoAscender = os2.usWinAscent = round(ASCENT * upem / 1000)
    hhea.descent = os2.sTypoDescender = round(DESCENT * upem / 1000)
    os2.usWinDescent = -hhea.descent
    hhea.lineGap = os2.sTypoLineGap = 0
    os2.usWeightClass = 400
    copyright_line = font['name'].getDebugName(0)
    names = newTable('name')
    names.names = []
    for name_id, text in {
        0: copyright_line, 1: family, 2: 'Regular', 3: family + ' for HengJuan', 4: family,
        5: 'Version 1.0', 6: family.replace(' ', ''), 10: 'Changed from ' + source,
    }.items():
        names.setName(text, name_id, 3, 1, 0x409)
    font['name'] = names


def build(face, tree, versions, fandol):
    face_id, role, family, path, package, which = face
    source = tree / path
    font = TTFont(source, fontNumber=TTC_SIMPLIFIED_CHINESE if path.endswith('.ttc') else -1, recalcTimestamp=False)
    options = subset.Options()
    options.layout_features, options.hinting, options.glyph_names = [], False, False
    options.notdef_outline, options.desubroutinize, options.name_IDs = True, True, ['*']
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted(which, set(font.getBestCmap()), fandol))
    subsetter.subset(font)
    if 'CFF ' in font:
        to_glyf(font)
    dress(font, family, pathlib.Path(path).name + ', ' + package + ' ' + versions[package])
    target = OUT / (face_id + '.woff2')
    font.flavor = 'woff2'
    font.save(target)
    data = target.read_bytes()
    fandol_face = package == 'texlive-lang-chinese'
    return {
        'id': face_id, 'role': role, 'family': family, 'postScriptName': family.replace(' ', ''), 'file': target.name,
        'licence': FANDOL_LICENCE if fandol_face else 'OFL-1.1',
        'licenceFile': 'LICENSE-fandol.txt' if fandol_face else 'LICENSE-' + package.removesuffix('-extra') + '.txt',
        'source': {'package': package, 'version': versions[package], 'file': pathlib.Path(path).name,
                   'changes': 'CFF outlines to glyf, subset, metrics, name' if path.endswith(('.otf', '.ttc'))
                   else 'subset, metrics, name'},
        'characters': len(font.getBestCmap()), 'bytes': len(data), 'sha256': hashlib.sha256(data).hexdigest(),
    }


def fetch(work):
    """Downloads and unpacks the packages; returns the tree and each package's version."""
    tree, versions = work / 'tree', {}
    for package in PACKAGES:
        found = sorted(work.glob(package + '_*.deb'))
        if not found:
            subprocess.run(['apt-get', 'download', package], cwd=work, check=True)
            found = sorted(work.glob(package + '_*.deb'))
        versions[package] = subprocess.run(['dpkg-deb', '-f', found[-1], 'Version'], check=True, text=True,
                                           capture_output=True).stdout.strip()
        subprocess.run(['dpkg-deb', '-x', found[-1], tree], check=True)
    return tree, versions


def licences(tree):
    doc = tree / 'usr/share/doc'
    gpl = gzip.decompress((doc / 'texlive-doc/fonts/fandol/COPYING.gz').read_bytes()).decode()
    readme = (doc / 'texlive-doc/fonts/fandol/README').read_text()
    (OUT / 'LICENSE-fandol.txt').write_text(readme.strip() + '\n\n' + '-' * 72 + '\n\n' + gpl)
    for package in ('fonts-lxgw-wenkai', 'fonts-noto-cjk'):
        (OUT / ('LICENSE-' + package + '.txt')).write_text((doc / package / 'copyright').read_text())


def ranges(characters):
    found = []
    for c in sorted(characters):
        if found and found[-1][1] == c - 1:
            found[-1][1] = c
        else:
            found.append([c, c])
    return found


def coverage():
    """What every stack of src/shared/domain/layout/fonts.ts can show, whatever the machine has."""
    held = {f[0]: set(TTFont(OUT / (f[0] + '.woff2'), lazy=True).getBestCmap()) for f in FACES if f[0] != 'ui'}
    stacks = [['fang', 'song'], ['kai'], ['hei'], ['biaosong'], ['song']]
    return set.intersection(*[set.union(held['rare'], *[held[f] for f in stack]) for stack in stacks])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', type=pathlib.Path)
    parser.add_argument('--only', default='', help='face ids; a word that is none rebuilds the manifest alone')
    args = parser.parse_args()
    work = args.work or pathlib.Path(tempfile.mkdtemp(prefix='hengjuan-fonts-'))
    work.mkdir(parents=True, exist_ok=True)
    OUT.mkdir(parents=True, exist_ok=True)
    tree, versions = fetch(work)
    licences(tree)
    fandol = set.intersection(*[set(TTFont(tree / f[3], lazy=True).getBestCmap()) for f in FACES if FANDOL in f[3]])
    manifest = OUT / 'fonts.json'
    known = {f['id']: f for f in json.loads(manifest.read_text())['faces']} if manifest.exists() else {}
    only = set(filter(None, args.only.split(',')))
    for face in FACES:
        if only and face[0] not in only:
            continue
        known[face[0]] = build(face, tree, versions, fandol)
        print(face[0], known[face[0]]['characters'], 'characters', known[face[0]]['bytes'] // 1024, 'KB', flush=True)
    faces = [known[f[0]] for f in FACES if f[0] in known]
    body = json.dumps({'format': 1, 'faces': faces}, ensure_ascii=False, indent=2)
    covered = json.dumps(ranges(coverage()), separators=(',', ':'))
    manifest.write_text(body.removesuffix('\n}') + ',\n  "coverage": ' + covered + '\n}\n')


if __name__ == '__main__':
    sys.exit(main())
