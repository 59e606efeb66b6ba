"""How documents name units: the same unit in full, in short, and as 各…."""

import re
import unicodedata

_PUNCTUATION = re.compile(r"[\W_]+")
_LEVELS = "省市县区州旗盟镇乡"
# Long forms and what offices write instead; applied in this order.
_SHORT_FORMS = (
    ("中国共产党", "中共"),
    ("中国共产主义青年团", "共青团"),
    ("国有资产监督管理委员会", "国资委"),
    ("国有资产监督管理局", "国资局"),
    ("纪律检查委员会", "纪委"),
    ("监察委员会", "监委"),
    ("妇女联合会", "妇联"),
    ("残疾人联合会", "残联"),
    ("科学技术协会", "科协"),
    ("文学艺术界联合会", "文联"),
    ("教育体育", "教体"),
    ("教育和体育", "教体"),
    ("教育科技", "教科"),
    ("发展和改革", "发改"),
    ("发展改革", "发改"),
    ("人力资源和社会保障", "人社"),
    ("人力资源社会保障", "人社"),
    ("人力社保", "人社"),
    ("卫生健康", "卫健"),
    ("卫生和健康", "卫健"),
    ("市场监督管理", "市场监管"),
    ("住房和城乡建设", "住建"),
    ("住房城乡建设", "住建"),
    ("工业和信息化", "工信"),
    ("文化广电和旅游", "文广旅"),
    ("文化广电旅游", "文广旅"),
    ("文化和旅游", "文旅"),
    ("自然资源和规划", "资源规划"),
    ("科学技术局", "科技局"),
    ("应急管理局", "应急局"),
    ("民族宗教事务", "民宗"),
    ("大数据管理", "大数据"),
    ("人民政府", "政府"),
    ("管理委员会", "管委会"),
    ("委员会办公室", "委办"),
    ("办公室", "办"),
    ("机构编制委办", "编办"),
    ("委员会", "委"),
    ("人民检察院", "检察院"),
    ("人民法院", "法院"),
    ("总工会", "工会"),
)
_EVERY = re.compile(r"^各(?:地|级|有关)?(?:[省市州盟县市区旗镇乡街道及和、()]+)(.*)$")


def name_key(name: str | None) -> str:
    """Return a name as it is compared: half width, without punctuation and space."""
    return _PUNCTUATION.sub("", unicodedata.normalize("NFKC", name or "")).lower()


def short_key(name: str | None) -> str:
    """Return the key of a name's shortest official form.

    >>> short_key("青禾县人民政府") == short_key("青禾县政府")
    True
    """
    key = name_key(name)
    for long, short in _SHORT_FORMS:
        key = key.replace(long, short)
    return key


def name_keys(name: str, place: str) -> set[str]:
    """Return the keys under which a unit of the government `place` may be printed.

    `place` is the place alone (云岚市); 云岚市教育局 is also 市教育局 and 教育局.
    """
    key, at = short_key(name).removeprefix("中共"), name_key(place)
    bare = key.removeprefix(at) if at else key
    bare = bare.removeprefix(at[-1:]) if bare == key else bare
    level = at[-1:] if at[-1:] and at[-1:] in _LEVELS else ""
    keys = {key, bare, level + bare, at + bare}
    return {candidate for candidate in keys if len(candidate) > 1}


def place_of(government: str) -> str:
    """Return the place a government governs: 云岚市人民政府 → 云岚市."""
    return re.sub(r"(人民)?政府$", "", government or "")


def abbreviates(short: str, full: str) -> bool:
    """Return whether `short` may abbreviate `full`: its characters in their order.

    >>> abbreviates("发改委", "发展和改革委")
    True
    """
    rest = iter(full)
    return (
        2 < len(short) < len(full)
        and short[0] == full[0]
        and short[-1] == full[-1]
        and all(character in rest for character in short)
    )


def every_suffix(name: str) -> str | None:
    """Return what follows 各县(市、区) in a name that means all of a kind.

    "政府" or "" for the governments themselves, "教育局" for their departments;
    None for a name that means one unit.
    """
    match = _EVERY.match(unicodedata.normalize("NFKC", name or "").replace(" ", ""))
    if not match:
        return None
    return short_key(match[1]).removesuffix("管委会").removesuffix("开发区")
