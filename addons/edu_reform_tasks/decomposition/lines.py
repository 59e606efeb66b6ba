"""The lines of a document as the paragraphs its author wrote.

Furniture of web pages and printed pages is recognised by its shape and dropped;
lines broken at the margin are joined again.
"""

import re
from collections import Counter

from .characters import fold
from .model import Paragraph
from .numbering import mark_at
from .units import LABEL, is_label_line, role_of_label

PAGE_NUMBER = re.compile(
    r"^\s*(?:-+\s*[0-9]{1,4}\s*-+|[0-9]{1,3}|"
    r"第\s*[0-9]{1,4}\s*页(?:\s*[,/]?\s*共\s*[0-9]{1,4}"
    r"\s*页)?|[0-9]{1,4}\s*/\s*[0-9]{1,4}|Page\s*[0-9]+.*)\s*$"
)
FURNITURE = re.compile(
    r"^\s*(?:[(\[])?\s*(?:"
    r"(?:发布|发表|更新|录入|生成|公开|添加)(?:时间|日期)\s*:|信息来源\s*:|"
    r"文章来源\s*:|来源\s*:|"
    r"作者\s*:|浏览(?:次数|量)?\s*[:(]|阅读(?:次数|量)?\s*[:(]|点击(?:数|率|量|"
    r"次数)?\s*[:(]|"
    r"访问(?:次数|量)\s*:|字体\s*[:大]|字号\s*:|视力保护|打印(?:本页|此页|"
    r"文章)?\s*(?:$|关闭|\|)|"
    r"关闭(?:窗口|本页)?\s*$|分享(?:到|至|功能)?\s*(?:[:(]|$)|收藏\s*$|【?(?:大|"
    r"打印)\s*中\s*小|"
    r"索引号?\s*:|主题分类\s*:|主题词\s*:|体裁分类\s*:|组配分类\s*:|发布机构\s*:|"
    r"发文机关\s*:|"
    r"发文单位\s*:|成文日期\s*:|发文日期\s*:|发文字号\s*:|文\s*号\s*:|公文(?:种类|"
    r"时效)\s*:|有效性\s*:|"
    r"名\s*称\s*:|标\s*题\s*:|公开(?:方式|范围|形式|属性|类型)\s*:|信息(?:分类|"
    r"索引)号?\s*:|"
    r"责任编辑\s*:|编\s*辑\s*:|审\s*核\s*:|校\s*对\s*:|初审\s*:|复审\s*:|终审\s*:|"
    r"签发\s*:|"
    r"上一[篇条页]|下一[篇条页]|当前(?:的)?位置|您(?:现在|当前)?(?:的|所在)?位置|"
    r"首\s*页\s*(?:[>|»/-]|$)|"
    r"版权所有|Copyright|©|.{0,6}ICP备|.{0,4}公网安备|网站(?:标识码|地图|声明|备案|"
    r"首页)|"
    r"政府网站标识码|扫一扫|扫描二维码|微信扫|相关(?:链接|文件|阅读|解读|附件|稿件|"
    r"新闻|文章|信息)\s*:?\s*$|"
    r"附件下载|政策解读\s*:?\s*$|图解\s*:|无障碍|长者(?:版|模式)|返回(?:顶部|首页|"
    r"列表)|我要(?:纠错|评论)|"
    r"语音(?:播报|朗读)|繁体|简体|English|\|\s*$|朗读\s*$|下载(?:文字版|图片版)|"
    r"保护视力色)",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"^\s*(?:分享(?:到|至|功能)|上一[篇条]|下一[篇条]|版权所有|Copyright|©|扫一扫|"
    r"扫描二维码|"
    r"相关(?:链接|阅读|解读|稿件|新闻|文章|信息)\s*:?\s*$|打印本页|.{0,6}ICP备|"
    r"责任编辑\s*:|网站(?:地图|声明|标识码|支持)|返回顶部|我要纠错|政策解读\s*(?:$|\|)|"
    r"主办(?:单位)?\s*:|.{0,60}(?:ICP备|公网安备|网站标识码|技术支持\s*:))",
    re.IGNORECASE,
)
ATTACHMENTS = re.compile(r"^\s*附\s*[件表]\s*[0-9一二三四五六七八九十]*\s*:")
ANNEX = re.compile(
    r"^\s*附\s*[件表录]\s*(?:[0-9一二三四五六七八九十]{0,3})\s*(?:$|:\s*$)"
)
LISTED = re.compile(r"^\s*[0-9]{1,2}\s*[.、]\s*[^。]{2,80}$")
LONGEST_PARAGRAPH, LONGEST_CLAUSE = 4000, 400
TERMINAL = tuple('。!?;:)”"》…')
JUST_OPENED = re.compile(r"[(][^()]{0,4}$")
OPEN_ENDED = tuple(",、")
GAP = re.compile(
    r"(?<=[一-鿿,、。;:(“]) (?=[0-9])|(?<=[0-9%]) (?=[一-鿿,、。;)”%])|"
    r"(?<=[一-鿿]) (?=[,、。;:()”])|(?<=[,、。;:()“”]) (?=[一-鿿“])"
)
BULLET = re.compile(r"^\s*(?:--|[•●■◆▪◇○☆★]|附\s*件|\(?此件|抄送|主题词|注\s*[:1])")
DATE_LINE = re.compile(
    r"^\s*[(]?(?:[12][0-9]{3}|[二一][〇○零ОO0一二三四五六七八九]{3})\s*年"
    r".{1,4}月.{1,4}日[)]?(?:印发)?\s*$"
)


def paragraphs(blocks):
    """Paragraph and Table blocks of the document's body, in order.

    Tables are found before: the row numbers of one look like page numbers.
    """
    return _joined([_closed_up(block) for block in _without_furniture(blocks)])


def _closed_up(block):
    """Without the gaps printing leaves around digits: 到 2025 年 is 到2025年."""
    if not isinstance(block, Paragraph):
        return block
    folded = fold(block.text)
    indent = len(folded) - len(folded.lstrip(" "))
    mark = mark_at(folded, indent) if folded.strip() else None
    gaps = {gap.start() for gap in GAP.finditer(folded, mark.end if mark else 0)}
    return Paragraph(_drop(block.text, gaps), _drop(block.printed, gaps))


def _drop(text, offsets):
    if not offsets:
        return text
    return "".join(mark for at, mark in enumerate(text) if at not in offsets)


# --- furniture --------------------------------------------------------------------


def _without_furniture(blocks):
    blocks = _without_tail(blocks)
    running = _running_heads(blocks)
    kept = []
    for block in blocks:
        if isinstance(block, Paragraph):
            line = fold(block.text).strip()
            if FURNITURE.search(line) or PAGE_NUMBER.search(line) or line in running:
                continue
        kept.append(block)
    return _without_attachment_list(kept)


def _without_tail(blocks):
    """Cut at the first line of the page's foot, sought in the last third only."""
    for at in range(len(blocks) * 2 // 3, len(blocks)):
        block = blocks[at]
        if isinstance(block, Paragraph) and TAIL.search(fold(block.text).strip()):
            if not any(_is_numbered(later) for later in blocks[at:]):
                return blocks[:at]
    return blocks


def _is_numbered(block):
    return isinstance(block, Paragraph) and bool(_mark(fold(block.text)))


def _mark(folded):
    stripped = folded.lstrip(" ")
    return mark_at(stripped, 0) if stripped else None


def _running_heads(blocks):
    """Lines that stand beside a page number on two pages or more."""
    texts = [
        fold(block.text).strip() if isinstance(block, Paragraph) else ""
        for block in blocks
    ]
    texts = [text for text in texts if text]
    beside = Counter()
    for at, text in enumerate(texts):
        if PAGE_NUMBER.search(text):
            beside.update({*texts[max(0, at - 1) : at], *texts[at + 1 : at + 2]})
    return {
        text
        for text, count in beside.items()
        if count > 1 and len(text) < 40 and not text.endswith(TERMINAL)
    }


def _without_attachment_list(blocks):
    """Drop 附件：1.… and the numbered names that follow it."""
    kept, listing = [], False
    for block in blocks:
        folded = fold(block.text).strip() if isinstance(block, Paragraph) else ""
        if ATTACHMENTS.search(folded) and not ANNEX.search(folded):
            listing = True
            kept.append(block)
            continue
        if listing and (not folded.strip() or LISTED.search(folded)):
            continue
        listing = False
        kept.append(block)
    return kept


# --- lines broken at the margin -----------------------------------------------------


def _joined(blocks):
    width = _margin(blocks)
    joined, blank = [], True
    for block in blocks:
        if not isinstance(block, Paragraph):
            joined.append(block)
            blank = True
        elif not block.text.strip():
            blank = True
        else:
            before = joined[-1] if joined else None
            if isinstance(before, Paragraph) and _continues(
                before, block, width, blank
            ):
                joined[-1] = _join(before, block)
            else:
                joined.append(block)
            blank = False
    return joined


def _width(folded):
    """Width in Chinese characters: ASCII counts half."""
    return sum(0.5 if mark < "\x7f" else 1 for mark in folded.strip())


def _margin(blocks):
    """The width lines are broken at, 0 where the document does not break lines."""
    texts = [
        fold(b.text) for b in blocks if isinstance(b, Paragraph) and b.text.strip()
    ]
    widths = sorted(_width(text) for text in texts)
    if len(texts) < 6:
        return 0
    margin = widths[-1 - len(widths) // 20]
    broken = [
        _width(text)
        for text, after in zip(texts, texts[1:], strict=False)
        if not text.rstrip().endswith(TERMINAL) and not _starts_block(after)
    ]
    full = [width for width in broken if width >= 0.85 * margin]
    if margin > 80 or len(full) < 3 or len(full) < 0.15 * len(texts):
        return 0
    return margin


def _starts_block(folded):
    stripped = folded.lstrip(" ")
    label = is_label_line(stripped, 0)
    return bool(
        mark_at(stripped, 0)
        or BULLET.search(stripped)
        or DATE_LINE.search(stripped)
        or label
    )


def _continues(before, block, width, blank):
    """Whether a line goes on where the one before it broke off."""
    if len(before.text) > LONGEST_PARAGRAPH:
        return False
    head, tail = fold(before.text[-LONGEST_CLAUSE:]).rstrip(), fold(block.text)
    if JUST_OPENED.search(head):
        return True
    if _starts_block(tail) or DATE_LINE.search(head):
        return False
    if head.endswith(OPEN_ENDED) or _is_open_clause(head) or _is_bare_label(head):
        return True
    if not width or blank or head.endswith(TERMINAL):
        return False
    return (getattr(before, "last_width", None) or _width(head)) >= 0.85 * width


def _is_open_clause(head):
    """A bracket with a label of units that the line does not close."""
    opened = head.rfind("(")
    if opened < 0 or head.find(")", opened) >= 0 and head.count("(") <= head.count(")"):
        return False
    label = LABEL.search(head, opened + 1)
    return bool(label and label["label"] and role_of_label(label["label"]) is not None)


def _is_bare_label(head):
    label = LABEL.search(head)
    if not label or label.end() != len(head) or label["boxed"]:
        return False
    return role_of_label(label["label"]) is not None


def _join(before, block):
    gap = " " if _needs_gap(before.text, block.text) else ""
    joined = Paragraph(
        before.text.rstrip() + gap + block.text.lstrip(),
        _join_printed(before, block, gap),
    )
    joined.last_width = _width(fold(block.text))
    return joined


def _join_printed(before, block, gap):
    if not (before.printed or block.printed):
        return ""
    left, right = before.printed or before.text, block.printed or block.text
    return left.rstrip() + gap + right.lstrip()


def _needs_gap(left, right):
    return (
        left.rstrip()[-1:].isascii()
        and right.lstrip()[:1].isascii()
        and (left.rstrip()[-1:].isalnum() and right.lstrip()[:1].isalnum())
    )
