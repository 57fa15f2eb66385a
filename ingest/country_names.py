"""The names of countries in French, Spanish, Portuguese, Arabic, Russian and Chinese, as Unicode CLDR and the
United Nations write them. Each line begins with the English name that `ingest.countries` uses.
"""

NAMES = """
Andorra|Andorre|أندورا|Андорра|安道尔
United Arab Emirates|Émirats arabes unis|Emiratos Árabes Unidos|Emirados Árabes Unidos
United Arab Emirates|الإمارات العربية المتحدة|ОАЭ|阿拉伯联合酋长国
Afghanistan|Afganistán|Afeganistão|أفغانستان|Афганистан|阿富汗
Antigua and Barbuda|Antigua-et-Barbuda|Antigua y Barbuda|Antígua e Barbuda|أنتيغوا وبربودا|Антигуа и Барбуда
Antigua and Barbuda|安提瓜和巴布达
Albania|Albanie|Albânia|ألبانيا|Албания|阿尔巴尼亚
Armenia|Arménie|Armênia|أرمينيا|Армения|亚美尼亚
Angola|أنغولا|Ангола|安哥拉
Argentina|Argentine|الأرجنتين|Аргентина|阿根廷
Austria|Autriche|Áustria|النمسا|Австрия|奥地利
Australia|Australie|Austrália|أستراليا|Австралия|澳大利亚
Azerbaijan|Azerbaïdjan|Azerbaiyán|Azerbaijão|أذربيجان|Азербайджан|阿塞拜疆
Bosnia and Herzegovina|Bosnie-Herzégovine|Bosnia y Herzegovina|Bósnia e Herzegovina|البوسنة والهرسك
Bosnia and Herzegovina|Босния и Герцеговина|波斯尼亚和黑塞哥维那
Barbados|Barbade|بربادوس|Барбадос|巴巴多斯
Bangladesh|Bangladés|بنغلاديش|Бангладеш|孟加拉国
Belgium|Belgique|Bélgica|بلجيكا|Бельгия|比利时
Burkina Faso|Burquina Faso|بوركينا فاسو|Буркина-Фасо|布基纳法索
Bulgaria|Bulgarie|Bulgária|بلغاريا|Болгария|保加利亚
Bahrain|Bahreïn|Baréin|Barein|البحرين|Бахрейн|巴林
Burundi|بوروندي|Бурунди|布隆迪
Benin|Bénin|Benín|بنين|Бенин|贝宁
Brunei|Brunéi|بروناي|Бруней|文莱
Bolivia|Bolivie|Bolívia|بوليفيا|Боливия|玻利维亚
Brazil|Brésil|Brasil|البرازيل|Бразилия|巴西
Bahamas|جزر البهاما|Багамы|巴哈马
Bhutan|Bhoutan|Bután|Butão|بوتان|Бутан|不丹
Botswana|Botsuana|بوتسوانا|Ботсвана|博茨瓦纳
Belarus|Biélorussie|Bielorrusia|Bielorrússia|بيلاروس|Беларусь|白俄罗斯
Belize|Belice|بليز|Белиз|伯利兹
Canada|Canadá|كندا|Канада|加拿大
Democratic Republic of the Congo|Congo-Kinshasa|République démocratique du Congo
Democratic Republic of the Congo|República Democrática del Congo|Congo - Kinshasa
Democratic Republic of the Congo|República Democrática do Congo|الكونغو - كينشاسا|جمهورية الكونغو الديمقراطية
Democratic Republic of the Congo|Конго - Киншаса|Демократическая Республика Конго|刚果（金）|刚果民主共和国
Central African Republic|République centrafricaine|República Centroafricana|República Centro-Africana
Central African Republic|جمهورية أفريقيا الوسطى|Центрально-Африканская Республика|中非共和国
Congo|Congo-Brazzaville|República do Congo|الكونغو - برازافيل|الكونغو|Конго - Браззавиль|Конго|刚果（布）|刚果
Switzerland|Suisse|Suiza|Suíça|سويسرا|Швейцария|瑞士
Côte d’Ivoire|Costa de Marfil|Costa do Marfim|ساحل العاج|Кот-д’Ивуар|科特迪瓦
Chile|Chili|تشيلي|Чили|智利
Cameroon|Cameroun|Camerún|Camarões|الكاميرون|Камерун|喀麦隆
China|Chine|الصين|Китай|中国
Colombia|Colombie|Colômbia|كولومبيا|Колумбия|哥伦比亚
Costa Rica|كوستاريكا|Коста-Рика|哥斯达黎加
Cuba|كوبا|Куба|古巴
Cyprus|Chypre|Chipre|قبرص|Кипр|塞浦路斯
Czechia|Tchéquie|République tchèque|Chequia|República Checa|Tchéquia|República Tcheca|التشيك|Чехия
Czechia|Чешская Республика|捷克|捷克共和国
Germany|Allemagne|Alemania|Alemanha|ألمانيا|Германия|德国
Djibouti|Yibuti|Djibuti|جيبوتي|Джибути|吉布提
Denmark|Danemark|Dinamarca|الدانمرك|Дания|丹麦
Dominica|Dominique|دومينيكا|Доминика|多米尼克
Dominican Republic|République dominicaine|República Dominicana|جمهورية الدومينيكان|Доминиканская Республика
Dominican Republic|多米尼加共和国
Algeria|Algérie|Argelia|Argélia|الجزائر|Алжир|阿尔及利亚
Ecuador|Équateur|Equador|الإكوادور|Эквадор|厄瓜多尔
Estonia|Estonie|Estônia|إستونيا|Эстония|爱沙尼亚
Egypt|Égypte|Egipto|Egito|مصر|Египет|埃及
Eritrea|Érythrée|Eritreia|إريتريا|Эритрея|厄立特里亚
Spain|Espagne|España|Espanha|إسبانيا|Испания|西班牙
Ethiopia|Éthiopie|Etiopía|Etiópia|إثيوبيا|Эфиопия|埃塞俄比亚
Finland|Finlande|Finlandia|Finlândia|فنلندا|Финляндия|芬兰
Fiji|Fidji|Fiyi|فيجي|Фиджи|斐济
Micronesia|Micronésie|Micronésia|ميكرونيزيا|Федеративные Штаты Микронезии|密克罗尼西亚
France|Francia|França|فرنسا|Франция|法国
Gabon|Gabón|Gabão|الغابون|Габон|加蓬
United Kingdom|Royaume-Uni|Royaume-Uni de Grande-Bretagne et d’Irlande du Nord|Reino Unido|المملكة المتحدة
United Kingdom|Великобритания|Соединенное Королевство|英国|大不列颠及北爱尔兰联合王国
Grenada|Grenade|Granada|غرينادا|Гренада|格林纳达
Georgia|Géorgie|Geórgia|جورجيا|Грузия|格鲁吉亚
Ghana|Gana|غانا|Гана|加纳
Gambia|Gambie|Gâmbia|غامبيا|Гамбия|冈比亚
Guinea|Guinée|Guiné|غينيا|Гвинея|几内亚
Equatorial Guinea|Guinée équatoriale|Guinea Ecuatorial|Guiné Equatorial|غينيا الاستوائية|Экваториальная Гвинея
Equatorial Guinea|赤道几内亚
Greece|Grèce|Grecia|Grécia|اليونان|Греция|希腊
Guatemala|غواتيمالا|Гватемала|危地马拉
Guinea-Bissau|Guinée-Bissau|Guinea-Bisáu|Guiné-Bissau|غينيا بيساو|Гвинея-Бисау|几内亚比绍
Guyana|Guiana|غيانا|Гайана|圭亚那
Honduras|هندوراس|Гондурас|洪都拉斯
Croatia|Croatie|Croacia|Croácia|كرواتيا|Хорватия|克罗地亚
Haiti|Haïti|Haití|هايتي|Гаити|海地
Hungary|Hongrie|Hungría|Hungria|هنغاريا|Венгрия|匈牙利
Indonesia|Indonésie|Indonésia|إندونيسيا|Индонезия|印度尼西亚
Ireland|Irlande|Irlanda|أيرلندا|Ирландия|爱尔兰
Israel|Israël|إسرائيل|Израиль|以色列
India|Inde|Índia|الهند|Индия|印度
Iraq|Irak|Iraque|العراق|Ирак|伊拉克
Iran|Irán|Irã|إيران|Иран|伊朗
Iceland|Islande|Islandia|Islândia|آيسلندا|Исландия|冰岛
Italy|Italie|Italia|Itália|إيطاليا|Италия|意大利
Jamaica|Jamaïque|جامايكا|Ямайка|牙买加
Jordan|Jordanie|Jordania|Jordânia|الأردن|Иордания|约旦
Japan|Japon|Japón|Japão|اليابان|Япония|日本
Kenya|Kenia|Quênia|كينيا|Кения|肯尼亚
Kyrgyzstan|Kirghizstan|Kirguistán|Quirguistão|قيرغيزستان|Киргизия|吉尔吉斯斯坦
Cambodia|Cambodge|Camboya|Camboja|كمبوديا|Камбоджа|柬埔寨
Kiribati|Quiribati|كيريباتي|Кирибати|基里巴斯
Comoros|Comores|Comoras|جزر القمر|Коморы|科摩罗
Saint Kitts and Nevis|Saint-Christophe-et-Niévès|San Cristóbal y Nieves|São Cristóvão e Névis|سانت كيتس ونيفيس
Saint Kitts and Nevis|Сент-Китс и Невис|圣基茨和尼维斯
North Korea|Corée du Nord|Corea del Norte|Coreia do Norte|كوريا الشمالية|КНДР|朝鲜
South Korea|Corée du Sud|République de Corée|Corea del Sur|República de Corea|Coreia do Sul
South Korea|República da Coreia|كوريا الجنوبية|جمهورية كوريا|Республика Корея|Южная Корея|韩国|大韩民国
Kuwait|Koweït|الكويت|Кувейт|科威特
Kazakhstan|Kazajistán|Cazaquistão|كازاخستان|Казахстан|哈萨克斯坦
Laos|لاوس|Лаос|老挝
Lebanon|Liban|Líbano|لبنان|Ливан|黎巴嫩
Saint Lucia|Sainte-Lucie|Santa Lucía|Santa Lúcia|سانت لوسيا|Сент-Люсия|圣卢西亚
Liechtenstein|ليختنشتاين|Лихтенштейн|列支敦士登
Sri Lanka|سريلانكا|Шри-Ланка|斯里兰卡
Liberia|Libéria|ليبيريا|Либерия|利比里亚
Lesotho|Lesoto|ليسوتو|Лесото|莱索托
Lithuania|Lituanie|Lituania|Lituânia|ليتوانيا|Литва|立陶宛
Luxembourg|Luxemburgo|لوكسمبورغ|Люксембург|卢森堡
Latvia|Lettonie|Letonia|Letônia|لاتفيا|Латвия|拉脱维亚
Libya|Libye|Libia|Líbia|ليبيا|Ливия|利比亚
Morocco|Maroc|Marruecos|Marrocos|المغرب|Марокко|摩洛哥
Monaco|Mónaco|Mônaco|موناكو|Монако|摩纳哥
Moldova|Moldavie|République de Moldova|Moldavia|Moldávia|مولدوفا|Молдова|Республика Молдова|摩尔多瓦
Montenegro|Monténégro|الجبل الأسود|Черногория|黑山
Madagascar|مدغشقر|Мадагаскар|马达加斯加
Marshall Islands|Îles Marshall|Islas Marshall|Ilhas Marshall|جزر مارشال|Маршалловы о-ва|马绍尔群岛
North Macedonia|Macédoine du Nord|Macedonia del Norte|Macedônia do Norte|مقدونيا الشمالية|Северная Македония
North Macedonia|北马其顿
Mali|مالي|Мали|马里
Myanmar|Myanmar (Birmanie)|Myanmar (Birmania)|Mianmar (Birmânia)|Mianmar|ميانمار (بورما)|ميانمار
Myanmar|Мьянма (Бирма)|Мьянма|缅甸
Mongolia|Mongolie|Mongólia|منغوليا|Монголия|蒙古
Mauritania|Mauritanie|Mauritânia|موريتانيا|Мавритания|毛里塔尼亚
Malta|Malte|مالطا|Мальта|马耳他
Mauritius|Maurice|Mauricio|Maurício|موريشيوس|Маврикий|毛里求斯
Maldives|Maldivas|جزر المالديف|Мальдивы|马尔代夫
Malawi|Malaui|ملاوي|Малави|马拉维
Mexico|Mexique|México|المكسيك|Мексика|墨西哥
Malaysia|Malaisie|Malasia|Malásia|ماليزيا|Малайзия|马来西亚
Mozambique|Moçambique|موزمبيق|Мозамбик|莫桑比克
Namibia|Namibie|Namíbia|ناميبيا|Намибия|纳米比亚
Niger|Níger|النيجر|Нигер|尼日尔
Nigeria|Nigéria|نيجيريا|Нигерия|尼日利亚
Nicaragua|Nicarágua|نيكاراغوا|Никарагуа|尼加拉瓜
Netherlands|Pays-Bas|Países Bajos|Países Baixos|هولندا|Нидерланды|荷兰
Norway|Norvège|Noruega|النرويج|Норвегия|挪威
Nepal|Népal|نيبال|Непал|尼泊尔
Nauru|ناورو|Науру|瑙鲁
New Zealand|Nouvelle-Zélande|Nueva Zelanda|Nova Zelândia|نيوزيلندا|Новая Зеландия|新西兰
Oman|Omán|Omã|عُمان|Оман|阿曼
Panama|Panamá|بنما|Панама|巴拿马
Peru|Pérou|Perú|بيرو|Перу|秘鲁
Papua New Guinea|Papouasie-Nouvelle-Guinée|Papúa Nueva Guinea|Papua-Nova Guiné|بابوا غينيا الجديدة
Papua New Guinea|Папуа — Новая Гвинея|巴布亚新几内亚
Philippines|Filipinas|الفلبين|Филиппины|菲律宾
Pakistan|Pakistán|Paquistão|باكستان|Пакистан|巴基斯坦
Poland|Pologne|Polonia|Polônia|بولندا|Польша|波兰
Palestine|Territoires palestiniens|Territorios Palestinos|Palestina|Territórios palestinos|الأراضي الفلسطينية
Palestine|فلسطين|Палестинские территории|Палестина|巴勒斯坦领土|巴勒斯坦
Portugal|البرتغال|Португалия|葡萄牙
Palau|Palaos|بالاو|Палау|帕劳
Paraguay|Paraguai|باراغواي|Парагвай|巴拉圭
Qatar|Catar|قطر|Катар|卡塔尔
Romania|Roumanie|Rumanía|Romênia|رومانيا|Румыния|罗马尼亚
Serbia|Serbie|Sérvia|صربيا|Сербия|塞尔维亚
Russia|Russie|Fédération de Russie|Rusia|Federación de Rusia|Rússia|Federação da Rússia|Federação Russa|روسيا
Russia|الاتحاد الروسي|Россия|Российская Федерация|俄罗斯|俄罗斯联邦
Rwanda|Ruanda|رواندا|Руанда|卢旺达
Saudi Arabia|Arabie saoudite|Arabia Saudí|Arábia Saudita|المملكة العربية السعودية|Саудовская Аравия|沙特阿拉伯
Solomon Islands|Îles Salomon|Islas Salomón|Ilhas Salomão|جزر سليمان|Соломоновы о-ва|所罗门群岛
Seychelles|Seicheles|سيشل|Сейшельские о-ва|塞舌尔
Sudan|Soudan|Sudán|Sudão|السودان|Судан|苏丹
Sweden|Suède|Suecia|Suécia|السويد|Швеция|瑞典
Singapore|Singapour|Singapur|Singapura|سنغافورة|Сингапур|新加坡
Slovenia|Slovénie|Eslovenia|Eslovênia|سلوفينيا|Словения|斯洛文尼亚
Slovakia|Slovaquie|Eslovaquia|Eslováquia|سلوفاكيا|Словакия|斯洛伐克
Sierra Leone|Sierra Leona|Serra Leoa|سيراليون|Сьерра-Леоне|塞拉利昂
San Marino|Saint-Marin|سان مارينو|Сан-Марино|圣马力诺
Senegal|Sénégal|السنغال|Сенегал|塞内加尔
Somalia|Somalie|Somália|الصومال|Сомали|索马里
Suriname|Surinam|سورينام|Суринам|苏里南
South Sudan|Soudan du Sud|Sudán del Sur|Sudão do Sul|جنوب السودان|Южный Судан|南苏丹
Sao Tome and Principe|Sao Tomé-et-Principe|Santo Tomé y Príncipe|São Tomé e Príncipe|ساو تومي وبرينسيبي
Sao Tome and Principe|Сан-Томе и Принсипи|圣多美和普林西比
El Salvador|Salvador|السلفادور|Сальвадор|萨尔瓦多
Syria|Syrie|Siria|Síria|سوريا|Сирия|叙利亚
Eswatini|Esuatini|Essuatíni|إسواتيني|Эсватини|斯威士兰
Chad|Tchad|Chade|تشاد|Чад|乍得
Togo|توغو|Того|多哥
Thailand|Thaïlande|Tailandia|Tailândia|تايلاند|Таиланд|泰国
Tajikistan|Tadjikistan|Tayikistán|Tadjiquistão|طاجيكستان|Таджикистан|塔吉克斯坦
Timor-Leste|Timor oriental|تيمور - ليشتي|Восточный Тимор|东帝汶
Turkmenistan|Turkménistan|Turkmenistán|Turcomenistão|تركمانستان|Туркменистан|土库曼斯坦
Tunisia|Tunisie|Túnez|Tunísia|تونس|Тунис|突尼斯
Tonga|تونغا|Тонга|汤加
Türkiye|Turquie|Turquía|Turquia|تركيا|Турция|土耳其
Trinidad and Tobago|Trinité-et-Tobago|Trinidad y Tobago|Trinidad e Tobago|ترينيداد وتوباغو|Тринидад и Тобаго
Trinidad and Tobago|特立尼达和多巴哥
Tuvalu|توفالو|Тувалу|图瓦卢
Tanzania|Tanzanie|Tanzânia|تنزانيا|Танзания|坦桑尼亚
Ukraine|Ucrania|Ucrânia|أوكرانيا|Украина|乌克兰
Uganda|Ouganda|أوغندا|Уганда|乌干达
United States|États-Unis|États-Unis d’Amérique|Estados Unidos|Estados Unidos de América
United States|Estados Unidos da América|الولايات المتحدة|الولايات المتحدة الأمريكية|Соединенные Штаты
United States|Соединенные Штаты Америки|США|美国|美利坚合众国
Uruguay|Uruguai|أورغواي|Уругвай|乌拉圭
Uzbekistan|Ouzbékistan|Uzbekistán|Uzbequistão|أوزبكستان|Узбекистан|乌兹别克斯坦
Saint Vincent and the Grenadines|Saint-Vincent-et-les Grenadines|San Vicente y las Granadinas
Saint Vincent and the Grenadines|São Vicente e Granadinas|سانت فنسنت وجزر غرينادين|Сент-Винсент и Гренадины
Saint Vincent and the Grenadines|圣文森特和格林纳丁斯
Venezuela|فنزويلا|Венесуэла|委内瑞拉
Viet Nam|Viêt Nam|Vietnam|Vietnã|فيتنام|Вьетнам|越南
Vanuatu|فانواتو|Вануату|瓦努阿图
Samoa|ساموا|Самоа|萨摩亚
Kosovo|كوسوفو|Косово|科索沃
Yemen|Yémen|Iêmen|اليمن|Йемен|也门
South Africa|Afrique du Sud|Sudáfrica|África do Sul|جنوب أفريقيا|Южно-Африканская Республика|南非
Zambia|Zambie|Zâmbia|زامبيا|Замбия|赞比亚
Zimbabwe|Zimbabue|Zimbábue|زيمبابوي|Зимбабве|津巴布韦
"""
