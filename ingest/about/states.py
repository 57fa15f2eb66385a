"""The State a document is about, where its symbol or a line of its cover names that State and nothing else."""

import re

from ingest.about.folding import folded
from ingest.about.front import Front
from ingest.countries import country_of

_CODES = """
AFG Afghanistan|ALB Albania|DZA Algeria|AND Andorra|AGO Angola|ATG Antigua and Barbuda|ARG Argentina|ARM Armenia
AUS Australia|AUT Austria|AZE Azerbaijan|BHS Bahamas|BHR Bahrain|BGD Bangladesh|BRB Barbados|BLR Belarus|BEL Belgium
BLZ Belize|BEN Benin|BTN Bhutan|BOL Bolivia|BIH Bosnia and Herzegovina|BWA Botswana|BRA Brazil|BRN Brunei|BGR Bulgaria
BFA Burkina Faso|BDI Burundi|CPV Cabo Verde|KHM Cambodia|CMR Cameroon|CAN Canada|CAF Central African Republic|TCD Chad
CHL Chile|CHN China|COL Colombia|COM Comoros|COG Congo|CRI Costa Rica|HRV Croatia|CUB Cuba|CYP Cyprus|CZE Czechia
CIV Côte d’Ivoire|COD Democratic Republic of the Congo|DNK Denmark|DJI Djibouti|DMA Dominica|DOM Dominican Republic
ECU Ecuador|EGY Egypt|SLV El Salvador|GNQ Equatorial Guinea|ERI Eritrea|EST Estonia|SWZ Eswatini|ETH Ethiopia|FJI Fiji
FIN Finland|FRA France|GAB Gabon|GMB Gambia|GEO Georgia|DEU Germany|GHA Ghana|GRC Greece|GRD Grenada|GTM Guatemala
GIN Guinea|GNB Guinea-Bissau|GUY Guyana|HTI Haiti|HND Honduras|HUN Hungary|ISL Iceland|IND India|IDN Indonesia|IRN Iran
IRQ Iraq|IRL Ireland|ISR Israel|ITA Italy|JAM Jamaica|JPN Japan|JOR Jordan|KAZ Kazakhstan|KEN Kenya|KIR Kiribati
KWT Kuwait|KGZ Kyrgyzstan|LAO Laos|LVA Latvia|LBN Lebanon|LSO Lesotho|LBR Liberia|LBY Libya|LIE Liechtenstein
LTU Lithuania|LUX Luxembourg|MDG Madagascar|MWI Malawi|MYS Malaysia|MDV Maldives|MLI Mali|MLT Malta|MHL Marshall Islands
MRT Mauritania|MUS Mauritius|MEX Mexico|FSM Micronesia|MDA Moldova|MCO Monaco|MNG Mongolia|MNE Montenegro|MAR Morocco
MOZ Mozambique|MMR Myanmar|NAM Namibia|NRU Nauru|NPL Nepal|NLD Netherlands|NZL New Zealand|NIC Nicaragua|NER Niger
NGA Nigeria|PRK North Korea|MKD North Macedonia|NOR Norway|OMN Oman|PAK Pakistan|PLW Palau|PSE Palestine|PAN Panama
PNG Papua New Guinea|PRY Paraguay|PER Peru|PHL Philippines|POL Poland|PRT Portugal|QAT Qatar|KOR Republic of Korea
ROU Romania|RUS Russia|RWA Rwanda|KNA Saint Kitts and Nevis|LCA Saint Lucia|VCT Saint Vincent and the Grenadines
WSM Samoa|SMR San Marino|STP Sao Tome and Principe|SAU Saudi Arabia|SEN Senegal|SRB Serbia|SYC Seychelles
SLE Sierra Leone|SGP Singapore|SVK Slovakia|SVN Slovenia|SLB Solomon Islands|SOM Somalia|ZAF South Africa
SSD South Sudan|ESP Spain|LKA Sri Lanka|SDN Sudan|SUR Suriname|SWE Sweden|CHE Switzerland|SYR Syria|TJK Tajikistan
TZA Tanzania|THA Thailand|TLS Timor-Leste|TGO Togo|TON Tonga|TTO Trinidad and Tobago|TUN Tunisia|TUR Türkiye
TKM Turkmenistan|TUV Tuvalu|UGA Uganda|UKR Ukraine|ARE United Arab Emirates|GBR United Kingdom|USA United States
URY Uruguay|UZB Uzbekistan|VUT Vanuatu|VEN Venezuela|VNM Viet Nam|YEM Yemen|ZMB Zambia|ZWE Zimbabwe
"""
_STATES = {entry[:3]: entry[4:] for line in _CODES.strip().split("\n") for entry in line.split("|")}
"""ISO 3166-1 alpha-3, as United Nations symbols carry them (CAT/C/AUT/CO/6)."""

_IN_SYMBOL = re.compile(r"^(?:CAT|CCPR|CEDAW|CERD|CRC|CRPD|CED|CMW|E/C\.12)/(?:C|OP)?/?([A-Z]{3})(?:/|$)")
_STYLE = re.compile(
    r"^(?:the )?(?:(?:islamic|federal|democratic|people's|plurinational|bolivarian|arab|"
    r"oriental|socialist|hashemite|co-operative) )*"
    r"(?:republic|kingdom|state|sultanate|principality|commonwealth|union|federation) of (?:the )?"
)
_REPORT_TO = re.compile(r"^(?:report )?to the government of (?:the )?(.{3,60}?)(?: on .*)?$")
_AGAINST = re.compile(r" (?:vs?|c)\.? (?:la república de |república de )?([^\W\d_][\w ’'-]{2,30})$")


def state_of(front: Front, symbol: str) -> str:
    """The English name of the State the document is about, '' where it is not plain or there are several."""
    if (match := _IN_SYMBOL.match(symbol)) and match[1] in _STATES:
        return _STATES[match[1]]
    named = {state for line in front.lines if len(line) < 160 and (state := _named(line))}
    return named.pop() if len(named) == 1 else ""


def _named(line: str) -> str:
    # Countries are compared with their accents: Côte d’Ivoire, Türkiye.
    plain = " ".join(line.strip(" *:.").split()).casefold()
    phrase = _REPORT_TO.match(folded(line)) or _AGAINST.search(plain)
    return country_of(phrase[1]) if phrase else country_of(plain) or country_of(_STYLE.sub("", plain))
