#!/usr/bin/env python3
"""Makes the sample case files in resources/samples: run rarely, by developers; the results are committed.

Needs (Debian/Ubuntu): apt-get install python3-pil python3-numpy fonts-noto-cjk fonts-lxgw-wenkai. Run: /usr/bin/python3 scripts/samples/build.py [--overlay DIR] [slug …]
Same packages, same bytes: every random choice is seeded by case, document and page.
The key (review.json, 答案.md) is written from the same anchors the pages are drawn with.
"""
import argparse
import json
import pathlib
import re
import sys
from PIL import Image, ImageDraw
import case_a
import case_b
import case_c
import forms
import scan

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / 'resources' / 'samples'


def natural(name):
    return [int(t) if t.isdigit() else t for t in re.split(r'(\d+)', name)]


def assemble(case):
    """Adds cover, 卷内目录 and 备考表, stamps page numbers. Returns docs in filing order."""
    c, all_docs = case['c'], []
    for v in case['volumes']:
        n = 1
        for doc in v['docs']:
            doc.first = n
            key = next((a.split('.')[0] for q in doc.pages for a in q.anchors), doc.title)
            for k, p in enumerate(doc.pages, 1):
                p.mark(f'num.{key}.{k}', (p.w - 250, p.h - 190, p.w - 90, p.h - 90))
                if key not in v['skip']:
                    p.hand(p.w - 190, p.h - 165, str(n), size=46)
                n += 1
        pages = n - 1
        cov = forms.cover(c, v['vol'], f'{len(v["docs"])}件 {v.get("pages_text", pages)}页', v['dates'])
        idx = forms.index(c, v['vol'], v['docs'], f'index.{v["vol"]}', v.get('extra', ()))
        rem = forms.remark(c, v['vol'], pages, v['dates'][2], v['keeper'], v['checker'], f'remark.{v["vol"]}')
        for d, f in ((cov, v['first']), (idx, v['first']), (rem, v['last'])):
            d.file, d.scan = f, {}
        all_docs += [cov, idx, *v['docs'], rem]
    for doc in all_docs:
        for p in doc.pages:
            for name in case.get('corrections', {}):
                if name in p.anchors:
                    correct(p, p.anchors[name], case['corrections'][name])
    return all_docs


def correct(p, box, case_text):
    """A correction in the running text: struck through and written over, with nobody's mark beside it."""
    y = (box[1] + box[3]) / 2
    p.d.line((box[0], y - 4, box[2], y + 3), fill=50, width=4)
    p.d.line((box[0], y + 6, box[2], y - 5), fill=50, width=3)
    p.hand(box[0] + 4, box[1] - 34, case_text, size=36, fill=45)
    for k in list(p.anchors):
        if p.anchors[k] == box:
            p.anchors[k] = (box[0] - 6, box[1] - 44, box[2] + 6, box[3] + 4)


def write(case, out, overlay):
    c = case['c']
    folder = out / c['slug']
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    docs = assemble(case)
    names = sorted({d.file for d in docs}, key=natural)
    places, page_no, listing, shots = {}, 0, [], {}
    for name in names:
        pdf_pages = []
        for doc in [d for d in docs if d.file == name]:
            for k, p in enumerate(doc.pages):
                page_no += 1
                seed = f'{c["slug"]}/{name}/{len(pdf_pages)}'
                border = case['crop'].get(name, 0)
                img, mapped = scan.scan(p, seed, border)
                listing.append((page_no, name, doc.title))
                vis_w, vis_h = p.w, p.h
                for a, box in p.anchors.items():
                    x0, y0, x1, y1 = (v - border for v in mapped(box))
                    assert a not in places, f'anchor twice: {a}'
                    places[a] = (page_no, x0 / vis_w, y0 / vis_h, (x1 - x0) / vis_w, (y1 - y0) / vis_h)
                shots[page_no] = img.crop((border, border, border + p.w, border + p.h)) if border else img
                if name.endswith('.pdf'):
                    pdf_pages.append(pdf_page(img, doc.scan.get('rotate', 0), border))
                elif name.endswith('.png'):
                    (folder / name).write_bytes(scan.png(img))
                else:
                    (folder / name).write_bytes(loose_jpeg(img, doc.scan.get('exif')))
        if pdf_pages:
            (folder / name).write_bytes(scan.pdf(pdf_pages, name[:-4]))
    script = key(case, places)
    (folder / 'review.json').write_text(json.dumps(script, ensure_ascii=False, indent=2) + '\n')
    (folder / '答案.md').write_text(answer(case, places, listing, page_no))
    if overlay:
        draw_overlays(script, shots, overlay / c['slug'])
    size = sum(f.stat().st_size for f in folder.iterdir())
    print(f'{c["slug"]}: {page_no} pages, {size / 1e6:.2f} MB, {len(names)} files')
    return size


def pdf_page(img, rotate, border):
    stored = img.rotate(rotate, expand=True) if rotate else img  # PIL turns left, /Rotate turns right
    pg = scan.PdfPage(scan.jpeg(stored), stored.width, stored.height, rotate)
    if border:
        b = border * 72 / scan.DPI
        pg.media = (-12.0, 18.0, pg.wpt - 12.0, pg.hpt + 18.0)
        pg.crop = (b - 12.0, b + 18.0, pg.wpt - b - 12.0, pg.hpt - b + 18.0)
    return pg


def loose_jpeg(img, orientation):
    """Orientation 6: stored lying on its left side, to be shown turned right by 90 degrees."""
    if not orientation:
        return scan.jpeg(img, 26)
    exif = Image.Exif()
    exif[0x0112] = orientation
    return scan.jpeg(img.rotate(90, expand=True), 26, exif.tobytes())


def union(places, names):
    names = (names,) if isinstance(names, str) else names
    boxes = [places[n] for n in names]
    assert len({b[0] for b in boxes}) == 1, names
    x0, y0 = min(b[1] for b in boxes), min(b[2] for b in boxes)
    x1, y1 = max(b[1] + b[3] for b in boxes), max(b[2] + b[4] for b in boxes)
    x0, y0, x1, y1 = max(0, x0), max(0, y0), min(1, x1), min(1, y1)
    return boxes[0][0], [round(x0, 4), round(y0, 4), round(x1 - x0, 4), round(y1 - y0, 4)]


def key(case, places):
    c = case['c']
    entries = {}
    for item, deductions in case['items']:
        rows = []
        for points, count, where, note, code in deductions:
            row = {'points': points, 'count': count}
            if isinstance(where, dict):
                row['missing'] = where['missing']
            else:
                row['page'], row['rect'] = union(places, where)
            rows.append({**row, 'note': note, 'defect': code})
        entries[item] = {'id': item, 'deductions': rows}
    for item, reason in case['na']:
        entries[item] = {'id': item, 'na': reason}
    for item, reason, where in case['vetoes']:
        page, rect = union(places, where)
        entries[item] = {'id': item, 'veto': reason, 'page': page, 'rect': rect}
    return {
        'case': {'title': c['title'], 'agency': c['agency'], 'party': c['party'], 'caseType': '处罚普通', 'decisionNumber': c['no'],
                 'dates': {'filed': case['filed'], 'decided': case['decided'], 'served': case['served']}},
        'standard': 'CF-PT-2026.1', 'vetoStyle': 'B',
        'items': [entries[k] for k in sorted(entries)]}


def answer(case, places, listing, total):
    c, spot = case['c'], {n: (f, t) for n, f, t in listing}
    standard = json.loads((ROOT / 'resources/standards/CF-PT-2026.1.json').read_text())
    basis = {row['id']: row['basis'].replace('`', '').replace('[K]', '通行要求（未载明条文）') for row in standard['items'] + standard['vetoes']}
    out = [f'# 答案：{c["title"]}', '', '本案卷、单位、当事人和全部文书均为示例，印章无效。页码为按文件自然顺序合并后的全卷页序（从 1 起）。', '',
           f'共 {total} 页。', '', '## 植入的缺陷', '', '| 评查项 | 缺陷 | 页 | 位置 | 扣分 | 依据 | 缺陷代码 |', '|---|---|---|---|---|---|---|']
    for item, why, where in case['vetoes']:
        n, r = union(places, where)
        out.append(f'| {item} | {why} | {n} | {spot[n][1]}，{spot[n][0]} | 一票否决 | {basis[item]} | D-CX-09 |')
    for item, deductions in case['items']:
        for points, count, where, note, code in deductions:
            if isinstance(where, dict):
                page, pos = '—', f'缺失：{where["missing"]}'
            else:
                n, r = union(places, where)
                page, pos = n, f'{spot[n][1]}，{spot[n][0]}'
            out.append(f'| {item} | {note} | {page} | {pos} | {points} × {count} | {basis[item]} | {code} |')
    out += ['', '## 合理缺项', '', '| 评查项 | 理由 |', '|---|---|', *[f'| {i} | {r} |' for i, r in case['na']], '', '## 全卷页序', '',
            '| 页 | 文件 | 文书 |', '|---|---|---|', *[f'| {n} | {f} | {t} |' for n, f, t in listing], '']
    return '\n'.join(out)


def draw_overlays(script, shots, folder):
    folder.mkdir(parents=True, exist_ok=True)
    boxes = {}
    for it in script['items']:
        for e in ([it] if 'veto' in it else it.get('deductions', [])):
            if 'page' in e:
                boxes.setdefault(e['page'], []).append((it['id'], e['rect']))
    for n, img in shots.items():
        im = img.convert('RGB')
        d = ImageDraw.Draw(im)
        for item, (x, y, w, h) in boxes.get(n, []):
            d.rectangle((x * im.width, y * im.height, (x + w) * im.width, (y + h) * im.height), outline=(230, 20, 20), width=6)
            d.text((x * im.width, y * im.height - 40), item, fill=(230, 20, 20), font=forms.font(forms.BOLD, 34))
        im.resize((im.width // 2, im.height // 2)).save(folder / f'{n:03d}{"-key" if n in boxes else ""}.png')


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument('slugs', nargs='*')
    ap.add_argument('--overlay', type=pathlib.Path, help='write half-size pages with the key drawn on, to look at')
    args = ap.parse_args()
    total = 0
    for module in (case_a, case_b, case_c):
        if args.slugs and module.c['slug'] not in args.slugs:
            continue
        total += write(module.build(), OUT, args.overlay)
    print(f'together {total / 1e6:.2f} MB')
    if total > 8_000_000:
        sys.exit('too big to ship: 8 MB is the limit')


if __name__ == '__main__':
    main()
