"""Figures in a Hangul document: the drawing, and its words for whoever cannot see it."""

from __future__ import annotations

from afm_desktop.exchange.papers.markup import points, quoted
from afm_desktop.services.figures import Text
from afm_desktop.services.plain import Picture


def image_name(number: int) -> str:
    """What a drawing is called in the package."""
    return f"image{number}"


def words_of(picture: Picture) -> str:
    """What stands in a figure, from above and from the left."""
    texts = [part for part in picture.figure.parts if isinstance(part, Text)]
    texts.sort(key=lambda text: (round(text.y), text.x))
    return " ".join([picture.title, *(text.text for text in texts)])


def drawn(number: int, picture: Picture, wide: float) -> str:
    """The drawing, as wide as there is room, standing in its line like a character."""
    figure = picture.figure
    width, height = points(wide), points(figure.height * wide / figure.width)
    matrices = "".join(
        f'<hc:{name} e1="1" e2="0" e3="0" e4="0" e5="1" e6="0"/>'
        for name in ("transMatrix", "scaMatrix", "rotMatrix")
    )
    corners = "".join(
        f'<hc:pt{at} x="{x}" y="{y}"/>'
        for at, (x, y) in enumerate(((0, 0), (width, 0), (width, height), (0, height)))
    )
    size = f'width="{width}" height="{height}"'
    return (
        f'<hp:pic id="{number}" zOrder="{number - 1}" numberingType="PICTURE" '
        'textWrap="TOP_AND_BOTTOM" textFlow="BOTH_SIDES" lock="0" dropcapstyle="None" href="" '
        f'groupLevel="0" instid="{number}" reverse="0"><hp:offset x="0" y="0"/>'
        f"<hp:orgSz {size}/><hp:curSz {size}/>"
        '<hp:flip horizontal="0" vertical="0"/><hp:rotationInfo angle="0" '
        f'centerX="{width // 2}" centerY="{height // 2}" rotateimage="1"/>'
        f"<hp:renderingInfo>{matrices}</hp:renderingInfo><hp:imgRect>{corners}</hp:imgRect>"
        f'<hp:imgClip left="0" right="{width}" top="0" bottom="{height}"/>'
        '<hp:inMargin left="0" right="0" top="0" bottom="0"/>'
        f'<hp:imgDim dimwidth="{width}" dimheight="{height}"/>'
        f'<hc:img binaryItemIDRef="{image_name(number)}" bright="0" contrast="0" '
        'effect="REAL_PIC" alpha="0"/><hp:effects/>'
        f'<hp:sz {size} widthRelTo="ABSOLUTE" heightRelTo="ABSOLUTE" protect="0"/>'
        '<hp:pos treatAsChar="1" affectLSpacing="0" flowWithText="1" allowOverlap="0" '
        'holdAnchorAndSO="0" vertRelTo="PARA" horzRelTo="COLUMN" vertAlign="TOP" '
        'horzAlign="LEFT" vertOffset="0" horzOffset="0"/>'
        '<hp:outMargin left="0" right="0" top="0" bottom="0"/>'
        f"<hp:shapeComment>{quoted(words_of(picture))}</hp:shapeComment></hp:pic>"
    )
