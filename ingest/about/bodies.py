"""Bodies that issue documents in this field, by their names in the languages they publish in."""

import re

from ingest.about.folding import folded

_TABLE = """
Committee against Torture|Comité contre la torture|Comité contra la Tortura|Comitê contra a Tortura|
  Comité contra a Tortura|لجنة مناهضة التعذيب|Комитет против пыток|禁止酷刑委员会
Subcommittee on Prevention of Torture|Sous-Comité pour la prévention de la torture|
  Subcomité para la Prevención de la Tortura|Subcomitê de Prevenção da Tortura|
  Subcomité para a Prevenção da Tortura|اللجنة الفرعية لمنع التعذيب|Подкомитет по предупреждению пыток|
  防范酷刑小组委员会
Human Rights Committee|Comité des droits de l'homme|Comité de Derechos Humanos|Comitê de Direitos Humanos|
  Comité dos Direitos do Homem|اللجنة المعنية بحقوق الإنسان|Комитет по правам человека|人权事务委员会
Human Rights Council|Conseil des droits de l'homme|Consejo de Derechos Humanos|Conselho de Direitos Humanos|
  مجلس حقوق الإنسان|Совет по правам человека|人权理事会
Commission on Human Rights|Commission des droits de l'homme|Comisión de Derechos Humanos|
  Comissão de Direitos Humanos|لجنة حقوق الإنسان|Комиссия по правам человека|人权委员会
Committee on the Elimination of Discrimination against Women|
  Comité pour l'élimination de la discrimination à l'égard des femmes|
  Comité para la Eliminación de la Discriminación contra la Mujer|
  Комитет по ликвидации дискриминации в отношении женщин|اللجنة المعنية بالقضاء على التمييز ضد المرأة|
  消除对妇女歧视委员会
Committee on the Elimination of Racial Discrimination|Comité pour l'élimination de la discrimination raciale|
  Comité para la Eliminación de la Discriminación Racial|لجنة القضاء على التمييز العنصري|
  Комитет по ликвидации расовой дискриминации|消除种族歧视委员会
Committee on the Rights of the Child|Comité des droits de l'enfant|Comité de los Derechos del Niño|
  Comitê dos Direitos da Criança|لجنة حقوق الطفل|Комитет по правам ребенка|儿童权利委员会
Committee on the Rights of Persons with Disabilities|Comité des droits des personnes handicapées|
  Comité sobre los Derechos de las Personas con Discapacidad|اللجنة المعنية بحقوق الأشخاص ذوي الإعاقة|
  Комитет по правам инвалидов|残疾人权利委员会
Committee on Enforced Disappearances|Comité des disparitions forcées|Comité contra la Desaparición Forzada|
  اللجنة المعنية بحالات الاختفاء القسري|Комитет по насильственным исчезновениям|强迫失踪问题委员会
Committee on Migrant Workers|Comité des travailleurs migrants|Comité de los Trabajadores Migratorios
Working Group on Arbitrary Detention|Groupe de travail sur la détention arbitraire|
  Grupo de Trabajo sobre la Detención Arbitraria|الفريق العامل المعني بالاحتجاز التعسفي|
  Рабочая группа по произвольным задержаниям|任意拘留问题工作组
Security Council|Conseil de sécurité|Consejo de Seguridad|Conselho de Segurança|مجلس الأمن|Совет Безопасности|
  安全理事会
Economic and Social Council|Conseil économique et social|Consejo Económico y Social|Conselho Econômico e Social|
  المجلس الاقتصادي والاجتماعي|Экономический и Социальный Совет|经济及社会理事会
United Nations General Assembly|General Assembly|Assemblée générale|Asamblea General|Assembleia Geral|
  الجمعية العامة|Генеральная Ассамблея|大会
Office of the United Nations High Commissioner for Human Rights|OHCHR|
  United Nations Human Rights Office of the High Commissioner|
  Haut-Commissariat des Nations Unies aux droits de l'homme|Haut-Commissariat aux droits de l'homme|
  Oficina del Alto Comisionado de las Naciones Unidas para los Derechos Humanos|
  Alto Comissariado das Nações Unidas para os Direitos Humanos|مفوضية الأمم المتحدة السامية لحقوق الإنسان|
  المفوضية السامية للأمم المتحدة لحقوق الإنسان|
  Управление Верховного комиссара Организации Объединенных Наций по правам человека|联合国人权事务高级专员办事处
United Nations Office on Drugs and Crime|UNODC|Office des Nations Unies contre la drogue et le crime|
  Oficina de las Naciones Unidas contra la Droga y el Delito|Escritório das Nações Unidas sobre Drogas e Crime|
  مكتب الأمم المتحدة المعني بالمخدرات والجريمة|
  Управление Организации Объединенных Наций по наркотикам и преступности|联合国毒品和犯罪问题办公室
United Nations High Commissioner for Refugees|UNHCR|Haut-Commissariat des Nations Unies pour les réfugiés|
  Alto Comisionado de las Naciones Unidas para los Refugiados
European Committee for the Prevention of Torture|
  European Committee for the Prevention of Torture and Inhuman or Degrading Treatment or Punishment|
  Comité européen pour la prévention de la torture|Comité Europeo para la Prevención de la Tortura|
  Европейский комитет по предупреждению пыток|CPT
European Court of Human Rights|Cour européenne des droits de l'homme|Tribunal Europeo de Derechos Humanos|
  Corte Europea de Derechos Humanos|Tribunal Europeu dos Direitos do Homem|Европейский суд по правам человека
Committee of Ministers of the Council of Europe|Committee of Ministers|Comité des Ministres|Комитет министров
Commissioner for Human Rights of the Council of Europe|Council of Europe Commissioner for Human Rights|
  Commissaire aux droits de l'homme du Conseil de l'Europe
Council of Europe|Conseil de l'Europe|Consejo de Europa|Conselho da Europa|مجلس أوروبا|Совет Европы|欧洲委员会
OSCE Office for Democratic Institutions and Human Rights|OSCE/ODIHR|ODIHR|
  Office for Democratic Institutions and Human Rights|
  Bureau des institutions démocratiques et des droits de l'homme|БДИПЧ
Organization for Security and Co-operation in Europe|OSCE|
  Organisation pour la sécurité et la coopération en Europe|ОБСЕ
European Union|European Parliament and of the Council|Council of the European Union|Union européenne|
  Unión Europea
Inter-American Court of Human Rights|Cour interaméricaine des droits de l'homme|
  Corte Interamericana de Derechos Humanos|Corte Interamericana de Direitos Humanos|
  Межамериканский суд по правам человека|محكمة البلدان الأمريكية لحقوق الإنسان|美洲人权法院
Inter-American Commission on Human Rights|Commission interaméricaine des droits de l'homme|
  Comisión Interamericana de Derechos Humanos|Comissão Interamericana de Direitos Humanos
Organization of American States|Organisation des États américains|Organización de los Estados Americanos|
  Organização dos Estados Americanos
African Commission on Human and Peoples' Rights|Commission africaine des droits de l'homme et des peuples|
  Comissão Africana dos Direitos Humanos e dos Povos|اللجنة الأفريقية لحقوق الإنسان والشعوب
African Court on Human and Peoples' Rights|Cour africaine des droits de l'homme et des peuples|
  المحكمة الأفريقية لحقوق الإنسان والشعوب
African Union|Union africaine|União Africana|الاتحاد الأفريقي
Convention against Torture Initiative|Initiative pour la Convention contre la torture|
  Iniciativa sobre la Convención contra la Tortura|CTI
Association for the Prevention of Torture|Association pour la prévention de la torture|
  Asociación para la Prevención de la Tortura|Associação para a Prevenção da Tortura|جمعية الوقاية من التعذيب|
  APT
International Committee of the Red Cross|Comité international de la Croix-Rouge|
  Comité Internacional de la Cruz Roja|Comité Internacional da Cruz Vermelha|اللجنة الدولية للصليب الأحمر|
  Международный комитет Красного Креста|红十字国际委员会|ICRC|CICR
International Criminal Court|Cour pénale internationale|Corte Penal Internacional|Tribunal Penal Internacional|
  المحكمة الجنائية الدولية|Международный уголовный суд|国际刑事法院
Amnesty International|منظمة العفو الدولية|Amnistía Internacional|Международная амнистия
Human Rights Watch|هيومن رايتس ووتش|Хьюман Райтс Вотч
Penal Reform International
World Organisation Against Torture|OMCT|Organisation mondiale contre la torture
International Rehabilitation Council for Torture Victims
Geneva Centre for Security Sector Governance|DCAF
INTERPOL|International Criminal Police Organization
United Nations|Nations Unies|Organisation des Nations Unies|Naciones Unidas|Nações Unidas|الأمم المتحدة|
  Организация Объединенных Наций|联合国
"""
_ROWS = tuple(tuple(row.split("|")) for row in re.sub(r"\|?\n +", "|", _TABLE.strip()).split("\n"))

NAMES: tuple[tuple[str, str], ...] = tuple((folded(name), names[0]) for names in _ROWS for name in names)
"""(folded name, English name) of each body, under each of its names."""

EQUAL = dict(NAMES)
"""English names by folded names."""

LONG_NAMES = tuple((name, body) for name, body in NAMES if len(name) > 14 or not name.isascii())
"""Those of NAMES that mean nothing else wherever they stand in a line."""
