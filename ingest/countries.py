"""The countries that country examples are named for."""

import re

from ingest.country_names import NAMES

_NAMES = """
Afghanistan|Albania|Algeria|Andorra|Angola|Antigua and Barbuda|Argentina|Armenia|Australia|Austria|Azerbaijan
Bahamas|Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia
Bosnia and Herzegovina|Botswana
Brazil|Brunei|Bulgaria|Burkina Faso|Burundi|Cabo Verde|Cambodia|Cameroon|Canada
Central African Republic|Chad|Chile
China|Colombia|Comoros|Congo|Costa Rica|Croatia|Cuba|Cyprus|Czech Republic|Czechia|Côte d’Ivoire
Democratic Republic of the Congo|Denmark|Djibouti|Dominica|Dominican Republic|Ecuador|Egypt|El Salvador
Equatorial Guinea|Eritrea|Estonia|Eswatini|Ethiopia|Fiji|Finland|France|Gabon|Gambia|Georgia
Germany|Ghana|Greece
Grenada|Guatemala|Guinea|Guinea-Bissau|Guyana|Haiti|Honduras|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland
Israel|Italy|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kiribati|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia
Libya|Liechtenstein|Lithuania|Luxembourg|Madagascar|Malawi|Malaysia|Maldives|Mali|Malta
Marshall Islands|Mauritania
Mauritius|Mexico|Micronesia|Moldova|Monaco|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nauru|Nepal
Netherlands|New Zealand|Nicaragua|Niger|Nigeria|North Korea|North Macedonia|Norway|Oman|Pakistan
Palau|Palestine
Panama|Papua New Guinea|Paraguay|Peru|Philippines|Poland|Portugal|Qatar|Republic of Korea|Romania
Russia|Rwanda
Saint Kitts and Nevis|Saint Lucia|Saint Vincent and the Grenadines|Samoa|San Marino|Sao Tome and Principe
Saudi Arabia|Senegal|Serbia|Seychelles|Sierra Leone|Singapore|Slovakia|Slovenia|Solomon Islands|Somalia
South Africa|South Korea|South Sudan|Spain|Sri Lanka|Sudan|Suriname|Sweden|Switzerland|Syria
Tajikistan|Tanzania
Thailand|Timor-Leste|Togo|Tonga|Trinidad and Tobago|Tunisia|Turkey|Turkmenistan|Tuvalu|Türkiye|Uganda|Ukraine
United Arab Emirates|United Kingdom|United States|Uruguay|Uzbekistan|Vanuatu|Venezuela|Viet Nam
Yemen|Zambia|Zimbabwe
England and Wales|Scotland|Northern Ireland|Kosovo
"""
_OTHER = {
    "united states of america": "United States",
    "usa": "United States",
    "uk": "United Kingdom",
    "vietnam": "Viet Nam",
    "russian federation": "Russia",
    "cote d'ivoire": "Côte d’Ivoire",
    "kingdom of morocco": "Morocco",
    "cape verde": "Cabo Verde",
}
_ENGLISH = {name.casefold(): name for line in _NAMES.split("\n") for name in line.split("|") if name}
_LISTED = (line.split("|") for line in NAMES.split("\n"))
_COUNTRIES = {other.replace("’", "'").casefold(): name for name, *others in _LISTED for other in others}
_COUNTRIES |= {name.replace("’", "'"): country for name, country in (_ENGLISH | _OTHER).items()}
_ARTICLE = re.compile(r"(?:the|la|le|les|el|los|as|os|a|o) |l'", re.IGNORECASE)
_LONGEST = 60


def country_of(heading: str) -> str:
    """The country, in English, that a heading names and nothing else ("The Gambia", "UGANDA", "Грузия"), ''
    when it is no country's name.
    """
    if len(heading) > _LONGEST:
        return ""
    plain = " ".join(heading.strip(" *_:：.").split()).casefold().replace("’", "'")
    return _COUNTRIES.get(plain) or _COUNTRIES.get(_ARTICLE.sub("", plain, count=1), "")
