"""The papers of a 行政处罚（普通程序） case file as office forms. Each function returns a finished Doc.

A case is a dict `c`: agency, mark (文号字头), party, party_lines, officers [(name, certificate)], title, ...
Anchors follow `<key>.<what>`; a missing signature still gets the anchor of its empty place.
"""
import random
from PIL import Image, ImageDraw, ImageFilter
from paper import BODY, BOLD, HAND, KAI, Doc, Page, font

L = 'label'


def lab(t, w=1):
    return dict(t=t, kind=L, w=w)


def val(t, w=1, **kw):
    return dict(t=t, w=w, **kw)


def form(c, title, rows, number=None, date='', owner='', foot=None):
    d = Doc(c['slug'], title, date, number or '', owner or c['agency'])
    d.head(c['agency'], title, number)
    for r in rows:
        d.row(r['cells'] if isinstance(r, dict) else r, **({k: v for k, v in r.items() if k != 'cells'} if isinstance(r, dict) else {}))
    if foot:
        d.space(24).para(foot, indent=0, size=30, lead=46)
    return d.finish()


def opinion(label, text, sign, date, height=200, **kw):
    return dict(cells=[lab(label, 1), val(text, 4.6, sign=sign, date=date, **kw)], height=height)


def notice(c, title, number, to, paras, date, key, stamp=True, tail=(), stamp_y=0):
    """An outgoing document: head, addressee, text, issuer and date under the seal."""
    d = Doc(c['slug'], title, date, number, c['agency'])
    d.head(c['agency'], title, number)
    if to:
        d.para(to, indent=0)
    d.paras(paras)
    d.need(330).space(min(190, max(120, d.BOTTOM - d.y - 200)))
    d.p.right(d.RIGHT - 60, d.y, c['agency'], name=key + '.issuer')
    d.p.right(d.RIGHT - 90, d.y + 76, date, name=key + '.date')
    if stamp:
        d.p.stamp(d.RIGHT - 290, d.y - 80 + stamp_y, c['agency'])
    d.space(200)
    for t in tail:
        d.para(t, indent=0, size=34, lead=54)
    return d.finish()


def receipt(c, doc_name, number, when, place, receiver, key, who, date='', mode='直接送达', relation='', missing=(),
            blank=(), to=None, note=''):
    """送达回证. `missing` names fields left empty by mistake; `blank` cells are lawfully empty and should be struck."""
    o1, o2 = c['officers'][0], c['officers'][1]
    d = Doc(c['slug'], f'送达回证（{doc_name}）', date, '', c['agency'])
    d.head(c['agency'], '送 达 回 证')

    def cell(name, text, w=3, **kw):
        return val('' if name in missing else text, w, name=f'{key}.{name}', **kw)

    d.row([lab('送达文书名称'), cell('doc', doc_name)])
    d.row([lab('文书文号'), cell('number', number)])
    d.row([lab('受送达人'), cell('to', to or c['party'])])
    d.row([lab('送达地点'), cell('place', place)])
    d.row([lab('送达方式'), cell('mode', mode)])
    y = d.y
    d.row([lab('收到日期'), cell('when', f'<<{when}>>')])
    y = d.y
    d.row([lab('受送达人签名\n或者盖章'), val('', 3, name=f'{key}.recv')], height=150)
    if 'recv' not in missing:
        d.p.sign(d.LEFT + 420, y + 40, who, width=200)
    d.row([lab('代收人及与受\n送达人的关系'), cell('relation', relation or '＼')], height=130)
    for b, t in (('refuse', '拒收事由'), ('witness', '见证人签名')):
        d.row([lab(t), val('' if b in blank else '＼', 3, name=f'{key}.{b}')], height=96)
    y = d.y
    d.row([lab('送达人签名\n及执法证号'), val('', 3, name=f'{key}.servers')], height=190)
    for k, o in enumerate((o1, o2)):
        yy = y + 16 + k * 84
        d.p.mark(f'{key}.server{k + 1}', (d.LEFT + 330, yy - 6, d.RIGHT - 20, yy + 82))
        if f'server{k + 1}' in missing:
            continue
        d.p.sign(d.LEFT + 400, yy, o[0], width=170)
        d.p.hand(d.LEFT + 660, yy + 16, o[1], size=38)
    d.row([lab('备注'), val(note if 'note' in blank else (note or '＼'), 3, name=f'{key}.note')], height=96)
    d.p.centre(d.y + 40, c['agency'] + '（印）', face=BODY, size=36, x0=d.LEFT + 600)
    d.p.stamp(d.RIGHT - 280, d.y - 4, c['agency'], r=140)
    return d.finish()


def record(c, title, head, qa, key, date, signer, missing=(), closing=None, staff=None):
    """笔录: head lines, then text; at the foot of every page the party and both officers sign."""
    d = Doc(c['slug'], title, date, '', c['agency'], size=40, lead=74)
    d.BOTTOM = 1960

    def foot(p, n):
        p.hline(d.LEFT, 2020, d.RIGHT, fill=120)
        p.text(d.LEFT, 2062, '被询问人（当事人）：' if '询问' in title else '当事人：', size=34)
        x = d.LEFT + (330 if '询问' in title else 150)
        p.mark(f'{key}.party.{n}', (d.LEFT - 6, 2034, x + 230, 2136))
        if f'party.{n}' not in missing:
            p.sign(x, 2040, signer, width=180)
        label, people = staff or ('执法人员：', [o[0] for o in c['officers']])
        p.text(1000 - 10 - 34 * len(label), 2062, label, size=34)
        for k, who in enumerate(people):
            p.mark(f'{key}.off{k + 1}.{n}', (1000 + k * 220, 2034, 1216 + k * 220, 2136))
            if f'off{k + 1}.{n}' not in missing and f'off{k + 1}' not in missing:
                p.sign(1010 + k * 220, 2040, who, width=170)
        p.centre(2150, f'第 {n} 页', face=BODY, size=30)

    d.on_page = foot
    d.p.centre(d.y, title.split('（')[0], face=BOLD, size=62, spread=8)
    d.y += 130
    for line in head:
        d.para(line, indent=0, size=38, lead=68)
    d.space(16)
    for t in qa:
        d.para(t, indent=2)
    if closing:
        d.need(160)
        d.para(closing, indent=2)
    return d.finish()


def cover(c, vol, pages, dates):
    d = Doc(c['slug'], '案卷封面')
    p = d.p
    p.wants_number = False
    d.in_index = False
    p.d.rectangle((150, 150, 1560, 2190), outline=60, width=5)
    p.text(1080, 200, f'归档号：<<{c["archive"]}>>', size=38)
    p.centre(330, c['agency'], face=BOLD, size=76, spread=6)
    p.centre(480, '行政处罚案卷', face=BOLD, size=96, spread=16)
    p.centre(620, f'（{vol}）', face=BODY, size=56)
    p.centre(720, '示例案卷　虚构内容　仅供演示', face=BODY, size=38, fill=90)
    d.y = 860
    d.LEFT, d.RIGHT = 236, 1480
    for a, b, n in (('题　　名', c['title'], 'title'), ('案　　号', c['no'] + c.get('caseno', ''), 'no'), ('当 事 人', c['party'], 'party'),
                    ('立案日期', dates[0], 'filed'), ('结案日期', dates[1], 'closed'), ('承 办 人', '、'.join(o[0] for o in c['officers']), 'who'),
                    ('处罚结果', c['result'], 'result'), ('归档日期', dates[2], 'archived'), ('保管期限', '永久', 'keep'),
                    ('本卷件数页数', pages, 'pages')):
        d.row([lab(a, 1), val(f'<<{b}>>', 3.2, name=f'cover{vol}.{n}')], height=108, size=40)
    return d.finish()


def index(c, vol, docs, key, extra=()):
    """卷内目录 with the page numbers stamped on the sheets. `extra` rows name papers that are not there."""
    d = Doc(c['slug'], '卷内目录')
    d.in_index = False
    d.p.centre(d.y, f'卷 内 目 录（{vol}）', face=BOLD, size=60)
    d.y += 120
    ws = (0.5, 3.2, 1.1, 3.4, 1.4, 0.8, 0.6)
    d.LEFT, d.RIGHT = 190, 1530
    d.row([lab(t, w) for t, w in zip(('序号', '文号', '责任者', '题名', '日期', '页号', '备注'), ws)], height=70, size=32, lead=44)
    rows = []
    for i, doc in enumerate(docs, 1):
        first, last = doc.first, doc.first + len(doc.pages) - 1
        cells = [str(i), doc.number, '本局' if doc.owner == c['agency'] else '当事人' if doc.owner == c['party'] else doc.owner, doc.title, doc.date.replace('年', '.').replace('月', '.').replace('日', ''),
                 str(first) if first == last else f'{first}-{last}', '']
        rows.append(cells)
    for after, cells in sorted(extra, reverse=True):
        rows.insert(after, ['', *cells])
    for i, cells in enumerate(rows, 1):
        cells[0] = str(i)
        d.row([val(t, w, align='c' if k != 3 else None, name=f'{key}.r{i}.c{k}') for k, (t, w) in enumerate(zip(cells, ws))],
              height=54, size=27, lead=34)
    for p in d.pages:
        p.wants_number = False
    return d.finish()


def remark(c, vol, pages, date, keeper, checker, key, text=None):
    d = Doc(c['slug'], '备考表')
    d.in_index = False
    p = d.p
    p.wants_number = False
    p.centre(d.y, '备 考 表', face=BOLD, size=70, spread=20)
    p.d.rectangle((236, 360, 1480, 1700), outline=60, width=4)
    d.y = 420
    d.LEFT, d.RIGHT = 290, 1430
    d.para(f'本卷（{vol}）情况说明：', indent=0)
    d.para(text or f'本卷共有文书材料{pages}页，无缺损、修改、补充、移出、销毁情况。', indent=2)
    for k, (label, who) in enumerate((('立卷人：', keeper), ('检查人：', checker), ('立卷时间：', None))):
        y = 1330 + k * 105
        p.text(860, y, label, size=40)
        p.mark(f'{key}.{("keeper", "checker", "date")[k]}', (850, y - 14, 1420, y + 70))
        if k < 2 and who:
            p.sign(1060, y - 20, who, width=190)
        if k == 2:
            p.hand(1080, y, date)
    return d.finish()


def picture(kind, seed, w=1080, h=690):
    """A flat drawing standing for a photograph; grey, noisy, plainly artificial."""
    r = random.Random(f'{seed}/{kind}')
    im = Image.new('L', (w, h), 188)
    d = ImageDraw.Draw(im)
    for y in range(h):
        d.line((0, y, w, y), fill=int(206 - 70 * y / h))
    if kind == 'fridge':
        d.rectangle((140, 40, w - 140, h - 30), fill=225, outline=90, width=8)
        for s in range(3):
            y = 210 + s * 190
            d.rectangle((160, y, w - 160, y + 14), fill=150)
            x = 190
            while x < w - 280:
                bw, bh = r.randint(60, 110), r.randint(80, 140)
                d.rounded_rectangle((x, y - bh, x + bw, y), 10, fill=r.randint(90, 190), outline=70, width=3)
                d.rectangle((x + 10, y - bh + 24, x + bw - 10, y - bh + 60), fill=235)
                x += bw + r.randint(6, 26)
    elif kind == 'label':
        d.rounded_rectangle((150, 70, w - 150, h - 60), 30, fill=218, outline=80, width=6)
        for i, t in enumerate(c_label):
            d.text((210, 120 + i * 92), t, font=font(BODY, 46), fill=45)
    elif kind == 'site':
        d.polygon(((0, h * .55), (w * .3, h * .42), (w * .62, h * .5), (w, h * .4), (w, h), (0, h)), fill=138)
        for _ in range(170):
            x, y, s = r.randint(60, w - 60), r.randint(int(h * .55), h - 30), r.randint(10, 44)
            d.polygon(((x, y), (x + s, y - s * .6), (x + s * 1.6, y + s * .4), (x + s * .4, y + s * .7)), fill=r.randint(70, 190))
    elif kind == 'truck':
        d.rectangle((0, h * .74, w, h), fill=128)
        d.rectangle((160, 240, 740, 500), fill=112, outline=60, width=6)
        d.polygon(((740, 300), (870, 300), (930, 400), (930, 500), (740, 500)), fill=160, outline=60)
        d.rectangle((780, 320, 860, 400), fill=215)
        for x in (270, 420, 820):
            d.ellipse((x - 62, 470, x + 62, 594), fill=52)
            d.ellipse((x - 26, 506, x + 26, 558), fill=170)
        for _ in range(60):
            x, s = r.randint(170, 720), r.randint(14, 40)
            d.ellipse((x, 240 - s + r.randint(-10, 24), x + s * 1.5, 262), fill=r.randint(90, 175))
    else:
        for s in range(2):
            y = 330 + s * 290
            d.rectangle((60, y, w - 60, y + 20), fill=110)
            x = 100
            while x < w - 190:
                bw, bh = 74, r.randint(170, 230)
                d.rounded_rectangle((x, y - bh, x + bw, y), 16, fill=r.randint(120, 205), outline=65, width=3)
                d.rectangle((x + 22, y - bh - 34, x + bw - 22, y - bh), fill=85)
                d.rectangle((x + 8, y - bh + 60, x + bw - 8, y - 50), fill=232)
                x += bw + 22
    d.text((w - 300, h - 92), '示例照片', font=font(BOLD, 50), fill=250, stroke_width=3, stroke_fill=90)
    return im.filter(ImageFilter.GaussianBlur(1.6))


c_label = ('示例调味酱　净含量500克', '生产日期：2024年2月10日', '保质期：12个月', '到期日：2025年2月9日')


def photos(c, title, shots, date, key, missing=()):
    """照片证据: pictures pasted on A4 with maker, time, place and what they prove."""
    d = Doc(c['slug'], title, date, '', c['agency'])
    d.p.centre(d.y - 20, '照 片 证 据', face=BOLD, size=60)
    d.y += 90
    for i, (kind, proves, when, where) in enumerate(shots, 1):
        im = picture(kind, f'{c["slug"]}{i}{title}', 980, 590)
        d.p.img.paste(im, (368, int(d.y)))
        d.p.d.rectangle((364, d.y - 4, 1352, d.y + 594), outline=120, width=3)
        d.y += 610
        d.para(f'{{{{{key}.proves{i}|证明对象：{proves}}}}}', indent=0, size=34, lead=52, left=300)
        if f'meta{i}' in missing:
            d.para(f'{{{{{key}.meta{i}|拍摄时间：　　　　　地点：　　　　　拍摄人：　　　　}}}}', indent=0, size=34, lead=52, left=300)
        else:
            d.para(f'{{{{{key}.meta{i}|拍摄时间：{when}　地点：{where}　拍摄人：{c["officers"][0][0]}}}}}', indent=0, size=34, lead=52, left=300)
        d.y += 26
    y = 2030
    d.p.text(300, y, '当事人确认：', size=34)
    d.p.sign(500, y - 24, c['signer'], width=180)
    d.p.text(900, y, '执法人员：', size=34)
    for k, o in enumerate(c['officers']):
        d.p.sign(1070 + k * 200, y - 24, o[0], width=170)
    return d.finish()


def copy_stamp(p, x, y, who, date, key, done=True):
    p.mark(key, (x - 10, y - 10, x + 520, y + 220))
    if not done:
        return
    p.box_stamp(x, y, ['与原件核对无误'])
    p.sign(x + 20, y + 100, who, width=180)
    p.hand(x + 240, y + 126, date, size=34)


def licence(c, lines, date, key, title='营 业 执 照', done=True):
    """A copied certificate, boldly marked as a sample."""
    d = Doc(c['slug'], title.replace(' ', '') + '复印件', date, '', c['party'])
    p = d.p
    p.d.rectangle((230, 240, 1490, 1260), outline=80, width=6)
    p.d.rectangle((250, 260, 1470, 1240), outline=130, width=3)
    p.centre(320, title, face=BOLD, size=76, spread=10)
    p.centre(430, '（示例样张　无效）', face=BODY, size=40)
    for i, t in enumerate(lines):
        p.text(330, 540 + i * 82, t, face=KAI, size=38)
    p.stamp(1270, 1090, '示例县登记机关', r=130)
    p.d.rectangle((420, 1420, 1234, 1800), outline=110, width=4)
    p.text(470, 1470, f'姓名　{c["owner"]}', face=KAI, size=40)
    p.text(470, 1550, '公民身份号码', face=KAI, size=34)
    p.text(470, 1610, '000000000000000000', face=KAI, size=38)
    p.text(470, 1700, '住址　示例县示例镇示例路', face=KAI, size=36)
    p.d.rectangle((1010, 1460, 1190, 1680), fill=180, outline=110)
    p.d.ellipse((1062, 1490, 1138, 1580), fill=140)
    p.d.pieslice((1030, 1580, 1170, 1760), 180, 360, fill=140)
    copy_stamp(p, 760, 1890, c['signer'], date, key, done)
    return d.finish()


def ticket(c, key, number, date, amount_words, amount, bank='示例银行示例县支行'):
    """罚没票据 and bank slip, both plainly a sample."""
    d = Doc(c['slug'], '罚没票据及缴款凭证', date, number, bank)
    p = d.p
    p.d.rectangle((220, 260, 1500, 1060), outline=70, width=4)
    p.centre(300, '非税收入一般缴款书（示例　无效）', face=BOLD, size=52)
    p.text(260, 400, f'票号：{number}', size=34)
    p.text(960, 400, f'填制日期：{date}', size=34)
    d.y, d.LEFT, d.RIGHT = 470, 260, 1460
    d.row([lab('付款人', 1), val(c['party'], 2.4), lab('收款人', 1), val('示例县财政局', 2)], size=34)
    d.row([lab('执收单位', 1), val(c['agency'], 2.4), lab('收入项目', 1), val('罚没收入', 2)], size=34)
    d.row([lab('金额（大写）', 1), val(amount_words, 2.4, name=key + '.words'), lab('（小写）', 1), val(amount, 2, name=key + '.figures')], size=34)
    d.row([lab('备注', 1), val(c['no'] + ' 罚没款', 5.4)], size=34)
    p.stamp(1260, 930, bank, r=112)
    p.d.rectangle((220, 1230, 1500, 1810), outline=110, width=3)
    p.centre(1270, f'{bank} 缴款回单（示例）', face=BOLD, size=44)
    for i, t in enumerate((f'缴款单位：{c["party"]}', f'缴款日期：{date}', f'金额：人民币{amount_words}（{amount}）', '摘要：罚没收入　状态：已入库')):
        p.text(290, 1390 + i * 84, t, size=36)
    return d.finish()


def landscape_table(c, title, date, head, rows, foot, key):
    """A wide table; the sheet lies on its side, so its scan is stored with /Rotate 90."""
    d = Doc(c['slug'], title, date, '', c['agency'])
    d.pages = [Page(f'{c["slug"]}/{title}', tall=False)]
    d.LEFT, d.RIGHT, d.BOTTOM, d.y = 200, 2160, 1500, 180
    p = d.p
    p.holes = False
    p.centre(d.y, title, face=BOLD, size=62)
    d.y += 140
    d.row([lab(t, w) for t, w in head], height=90, size=36)
    for n, r in enumerate(rows):
        d.row([val(t, w, align='c', name=f'{key}.r{n + 1}.c{k}') for k, (t, (_, w)) in enumerate(zip(r, head))], height=90, size=36)
    d.space(40)
    for t in foot:
        d.para(t, indent=0, size=38)
    d.space(30)
    p.text(240, d.y, '当事人：', size=38)
    p.sign(400, d.y - 24, c['signer'])
    p.text(1180, d.y, '执法人员：', size=38)
    for k, o in enumerate(c['officers']):
        p.sign(1400 + k * 240, d.y - 24, o[0])
    return d.finish()


def statement(c, title, paras, date, key, signer=None):
    """A paper written by the party: handwriting on plain paper."""
    d = Doc(c['slug'], title, date, '', c['party'], face=HAND, size=46, lead=92)
    d.p.centre(d.y, title, face=HAND, size=64)
    d.y += 150
    d.paras(paras)
    d.space(80)
    d.p.text(760, d.y, '声明人：' if '声明' in title or '确认' in title else '申请人：', face=HAND, size=46)
    d.p.sign(980, d.y - 26, signer or c['signer'], width=220)
    d.p.finger(1180, d.y - 30)
    d.p.hand(940, d.y + 110, date, size=46, name=key + '.date')
    return d.finish()


def inspection(c, title, no, rows, result, date, key, lab_name='示例市检验检测中心'):
    """检验报告, two sheets."""
    d = Doc(c['slug'], title, date, no, lab_name)
    p = d.p
    p.text(1060, 230, f'№ {no}', size=36)
    p.centre(620, '检 验 报 告', face=BOLD, size=110, spread=20)
    p.centre(800, '（示例样张　无效）', face=BODY, size=44)
    for i, t in enumerate(rows[0]):
        p.text(380, 1080 + i * 110, t, size=44)
    p.centre(1900, lab_name, face=BOLD, size=52)
    p.stamp(1180, 1870, lab_name, r=140)
    d.page()
    d.p.centre(d.y, '检 验 结 果', face=BOLD, size=60)
    d.y += 120
    d.row([lab('序号', .6), lab('检验项目', 2), lab('标准要求', 2), lab('实测值', 1.4), lab('单项结论', 1.4)])
    for r in rows[1]:
        d.row([val(t, w, align='c') for t, w in zip(r, (.6, 2, 2, 1.4, 1.4))])
    d.row([lab('检验结论', 1), val(result, 5, name=key + '.result')], height=190)
    d.space(60)
    for k, t in enumerate(('编制', '审核', '批准')):
        d.p.text(260 + k * 410, d.y, t + '：', size=38)
        d.p.sign(370 + k * 410, d.y - 24, f'检验{k}', width=170)
    d.p.stamp(1220, d.y + 210, lab_name, r=140)
    return d.finish()
