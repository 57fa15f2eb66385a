"""What authors call the parts of a page that are no text, as words of classes and ids."""

DECISIVE = frozenset(
    (
        "cookie",
        "cookies",
        "cookiebar",
        "cookiebanner",
        "gdpr",
        "onetrust",
        "advert",
        "advertisement",
        "ads",
        "sponsored",
    )
)
"""Names of what never is text."""
_MENUS = """
nav navbar navigation menu menus submenu megamenu breadcrumb breadcrumbs pager pagination skiplink skiplinks sharethis
addthis addtoany sidenav topnav mainnav sitenav
"""
_PLACES = """
sidebar footer header masthead toolbar topbar search login subscribe newsletter popup modal overlay promo copyright
feedback disqus
"""
_AMBIGUOUS = """
ad skip related banner widget social share sharing comments comment language languages lang print tools recommended
trending tags rating legal disclaimer
"""
NAMED_MENUS, NAMED_PLACES, NAMED_AMBIGUOUS = (frozenset(names.split()) for names in (_MENUS, _PLACES, _AMBIGUOUS))
CONTENT = {
    "content", "main-content", "maincontent", "page-content", "main", "primary", "article-body", "bodycontent",
    "mw-content-text", "entry-content", "post-content", "body-content",
}  # fmt: skip
"""Names of the part that holds the text."""
