"""Names that grammar finds: people, places, local branches, teams, groups, offices; each rule with a near miss."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.reading import Reading

Read = Callable[[str], Reading]

FOUND = [
    ("Person", "Damion Canterwell was sentenced today to 137 months.", "Damion Canterwell"),
    ("Person", "DENVER Damion Canterwell pleaded guilty on Monday.", "Damion Canterwell"),
    ("Person", "He pleaded guilty before U.S. District Judge Sim Lake in the spring.", "Sim Lake"),
    ("Person", "The case was prosecuted by Assistant U.S. Attorneys Frank A. Labor III and Suzanne Ercole.", "Frank A. Labor III"),
    ("Person", "Ann Hill, Nikolay Minchev and Antoaneta Getova were charged.", "Antoaneta Getova"),
    ("Person", "Prosecutors Bonnie S. Klapper and Walter M. Norkin tried the case.", "Walter M. Norkin"),
    ("Person", "They met Secretary of Security and Citizen Protection Miriam Holloway.", "Miriam Holloway"),
    ("Person", "AFP Commander Pacific Miriam Holloway was quick to say so.", "Miriam Holloway"),
    ("Person", "The hiker, Canadian Miriam Rose Holloway, 33, was held.", "Miriam Rose Holloway"),
    ("Person", "He was recruited by Othman “Bolle” El Haddad on Monday.", "Othman El Haddad"),
    ("Person", "The talks were led by Ambassador to Canada Miriam Holloway.", "Miriam Holloway"),
    ("Person", "Renseignements : Odile Marchetti, porte-parole du service.", "Odile Marchetti"),
    ("Person", "The leader, Terrence “Brick” Oakhurst, was not at home.", "Terrence Oakhurst"),
    ("Person", "A statement from President Featherly praised the officers.", "Featherly"),
    ("Person", "Two brothers, Arno and Bence Kovalik, of Leeds were charged.", "Arno Kovalik"),
    ("Place", "A van was stopped near Quillbury and searched.", "Quillbury"),
    ("Place", "Deux suspects ont été arrêtés à Valcombe, mardi.", "Valcombe"),
    ("Place", "Fernhollow, April 3, 2024 – Officers seized a van.", "Fernhollow"),
    ("Place", "Arrests were made in the Eastern and Southern Districts of California.", "Eastern District of California"),
    ("Place", "The money went to a Dublin-based company in May.", "Dublin"),
    ("Place", "Searches were made in Alder, New Elm and Birch counties.", "Birch County"),
    ("Place", "The yacht was built in New Caledonia.", "New Caledonia"),
    ("Place", "Le camion a été arrêté au pont Valcombe, mardi, par la police de la région.", "pont Valcombe"),
    ("Place", "In the long investigation, which took two years in all, arrests were made in\nthe Eastern and Southern Districts of New\nYork, and a court in the city of Albany heard of them in the spring.", "Southern District of New York"),
    ("Place", "It was said by the attorney for the Eastern District of Virginia Neil Moss.", "Eastern District of Virginia"),
    ("Agency", "The case was worked by the FBI, Alpharetta PD and others.", "Alpharetta PD"),
    ("Agency", "The canoe was caught by HMJS Cornwall off Pedro Bank.", "HMJS Cornwall"),
    ("Agency", "Soldiers of the Lao People's Armed Forces were there.", "Lao People's Armed Forces"),
    ("Agency", "Searches were made by DEA divisions in Houston, Atlanta and New York.", "DEA Atlanta Division"),
    ("Agency", "It works with UNODC's regional office in Abu Dhabi.", "UNODC's regional office in Abu Dhabi"),
    ("Law", "The rebate falls under the Quay Dues Act of 1987 (QDA) and its rules.", "Quay Dues Act of 1987"),
    ("Program", "Funding came from the Quiet Quays programme.", "Quiet Quays programme"),
    ("Agency", "De là est né le Groupe transfrontalier du Haut-Jura, qui réunit la douane.", "Groupe transfrontalier du Haut-Jura"),
    ("Agency", "The Las Cruces office of the DEA took part.", "DEA Las Cruces office"),
    ("Agency", "The search was led by HSI's attaché office in The Hague.", "HSI attaché office in The Hague"),
    ("Place", "The team was called to Kamloops at the request of the mayor.", "Kamloops"),
    ("Agency", "Opened by HSI New York's El Dorado Task Force in May.", "HSI New York"),
    ("Agency", "Elle prête l'équipe mobile « Salève » aux douanes.", "équipe mobile « Salève »"),
    ("Agency", "The Environmental Crimes Section of that Division prosecuted it.", "Environmental Crimes Section"),
    ("Agency", "La saisie a été faite par l’Unité d’enquêtes sur les stupéfiants du Service de police de la Ville de Québec.", "Unité d’enquêtes sur les stupéfiants"),
    ("Program", "La cellule a été formée par le projet AIRCOP en mai.", "Airport Communication Project"),
    ("Operation", "La douane a mené l'opération Colibri en mai.", "opération Colibri"),
    ("CriminalOrganization", "Officers broke up a network in Leeds on Monday.", "network in Leeds"),
    ("Position", "The board is chaired by the Harbour Commissioner.", "Harbour Commissioner"),
    ("Law", "It was done under Executive Order (E.O.) 19999 of May.", "Executive Order (E.O.) 19999"),
    ("Agency", "The load was found by Thistledown RCMP on Monday.", "Thistledown RCMP"),
    ("Agency", "The case was opened by Homeland Security Investigations (HSI) Detroit in May.", "Homeland Security Investigations (HSI) Detroit"),
    ("Agency", "L'Escouade régionale mixte (ERM) Mauricie a fouillé la maison.", "Escouade régionale mixte (ERM) Mauricie"),
    ("Agency", "The money came from the Chicago HIDTA.", "Chicago High Intensity Drug Trafficking Area"),
    ("Agency", "HMRC's road fuel testing unit checked the tanks.", "HMRC's road fuel testing unit"),
    ("Agency", "Interpol's environmental security unit sent a team.", "Interpol's environmental security unit"),
    ("Agency", "The raid was carried out by the Brightwater Harbour team.", "Brightwater Harbour team"),
    ("Agency", "The grant was matched by the City of Calgary.", "City of Calgary"),
    ("Agency", "Officers of the Quill County Sheriff's Office Drug Response Team came.", "Quill County Sheriff's Office"),
    ("Agency", "The door was forced by the Oregon State Police's SWAT team.", "SWAT team"),
    ("Agency", "The Quillbury Police crime scene section took the prints.", "Quillbury Police crime scene section"),
    ("Agency", "The Quillbury Police crime scene section took the prints.", "Quillbury Police"),
    ("Agency", "The RCMP's National Division laid the charges.", "Royal Canadian Mounted Police National Division"),
    ("Agency", "The Border Force's Thursday Island office led the case.", "Thursday Island office"),
    ("Agency", "The gauger of the US Bureau of Alcohol, Tobacco, Firearms and Explosives came.", "Bureau of Alcohol, Tobacco, Firearms and Explosives"),
    ("Agency", "York Regional Police's Guns, Gangs and Drug Enforcement Unit led it.", "Guns, Gangs and Drug Enforcement Unit"),
    ("Agency", "He appeared at Bradford Crown Court on Monday.", "Bradford Crown Court"),
    ("Agency", "The tip came from the Dutch HKLT and the load was stopped.", "HKLT"),
    ("Agency", "Le dossier a été transmis à la HKLT néerlandaise lundi.", "HKLT"),
    ("Agency", "The boat was boarded by TCG Yelkovan off the coast.", "TCG Yelkovan"),
    ("Agency", "La saisie a été faite par la frégate de défense aérienne Hirondelle.", "Hirondelle"),
    ("Agency", "It was searched by Coast Guard Law Enforcement Detachment (LEDET) 612.", "Coast Guard Law Enforcement Detachment 612"),
    ("Agency", "The Rural Enforcement Against Poaching (REAP) Task Force led the search.", "Rural Enforcement Against Poaching Task Force"),
    ("Agency", "The raid was led by Task Force Kandahar on Monday.", "Task Force Kandahar"),
    ("Agency", "He was tried at the High Court at Invercargill in May.", "High Court at Invercargill"),
    ("Agency", "It is paid for by Yukon's Department of Justice each year.", "Yukon Department of Justice"),
    ("Agency", "The release is by the Lüneburg Public Prosecutor's Office.", "Lüneburg Public Prosecutor's Office"),
    ("Agency", "It reports to the Department of the Prime Minister and Cabinet.", "Department of the Prime Minister and Cabinet"),
    ("Agency", "The seal was checked by the General Directorate of Customs.", "General Directorate of Customs"),
    ("Agency", "Les appels ont été reçus par la Police de l'Ouest lausannois mardi.", "Police de l'Ouest lausannois"),
    ("Agency", "He was sentenced at King's Lynn Crown Court on Friday.", "King's Lynn Crown Court"),
    ("Agency", "La fouille a été menée par la section Alouette et de policiers de Laval.", "section Alouette"),
    ("Agency", "Les plongeurs de la section nationale de la Gendarmerie nationale sont venus.", "section nationale"),
    ("CriminalOrganization", "Officers have broken up the Quillfeather crew.", "Quillfeather crew"),
    ("CriminalOrganization", "Police ont visé le gang des « Mouettes » mardi, dit le parquet de la République.", "Mouettes"),
    ("Law", "The Senate passed Bill C-99 in June.", "Bill C-99"),
    ("Law", "It was made under the Harbour Dues Regulations 2019.", "Harbour Dues Regulations 2019"),
    ("Law", "Le service a été créé par le décret du 4 mars 2011.", "décret du 4 mars 2011"),
    ("Position", "The group reports to the Prime Minister.", "Prime Minister"),
    ("Place", "Near Ayn Isa, one strike destroyed a station.", "Ayn Isa"),
    ("Agency", "L’Agence française de développement finance le projet.", "Agence française de développement"),
    ("Agency", "The Egyptian Navy seized a dhow in May.", "Egyptian Navy"),
    ("Agency", "The Saskatchewan government put $2 million towards the project.", "Government of Saskatchewan"),
    ("Agency", "Europol set up a task force, OTF Karst, in May.", "OTF Karst"),
    ("Agency", "The CBSA and the ATF helped.", "Bureau of Alcohol, Tobacco, Firearms and Explosives"),
    ("Agency", "We thank the Federal Bureau of Investigations agents.", "Federal Bureau of Investigation"),
]  # fmt: skip
REFUSED = [
    ("CriminalOrganization", "The Border Force's network of offices was built up.", "Border Force's network"),
    ("Person", "Barclays Motors was sentenced to a fine.", "Barclays Motors"),
    ("Agency", "One strike engaged an ISIL tactical unit.", "ISIL tactical unit"),
    ("Agency", "We thank the Federal Bureau of Investigations agents.", "Federal Bureau of Investigations"),
    ("Agency", "The FBI and the Office of the Special Inspector General for the Troubled Asset Relief Program met.", "Office"),
    ("Place", "The board has one representative from the Territories.", "Territories"),
    ("Place", "Dr. Kevin B. Lake, 50, ran the clinic.", "Kevin B. Lake"),
    ("Place", "He is a captain in the U.S. Army Reserve.", "U.S. Army Reserve"),
    ("Place", "The tip came from the Seattle Seaport Field Office.", "Seattle Sea"),
    ("Law", "It was said by Director Bill Miller of the State Department.", "Director Bill"),
    ("CriminalOrganization", "The suit names Harbour Marketing Inc. and its owner, a printer.", "Harbour Marketing Inc"),
    ("Agency", "The suit names Harbour Mailing Force Pte. Ltd. and its owner.", "Harbour Mailing Force"),
    ("Person", "The list of Major Drug Transit Countries is long.", "Drug Transit"),
    ("Place", "The ship came from the People's Republic of China in May.", "People's Republic"),
    ("CriminalOrganization", "They spoke of high-level Mexican cartel leaders.", "Mexican"),
    ("CriminalOrganization", "The 12th ABT gang member was found guilty.", "12th ABT"),
    ("Agency", "Saisie en France par la Douane (AGD&A) mardi, dit la police australienne.", "Attorney-General's Department"),
    ("Agency", "Follow us at @USAO_ELM for news of the court.", "United States Attorneys' Offices"),
    ("Person", "By Clarissa Vanterpool", "Clarissa Vanterpool"),
    ("Person", "The bulk carrier Ostara Wind was boarded off Cork.", "Ostara Wind"),
    ("Person", "The Chief Constable thanked them.", "Constable"),
    ("Place", "He appeared before U.S. District Judge Ann Marlowe.", "U.S. District"),
    ("Place", "The shop stood in Quillbury Street.", "Quillbury Street"),
    ("Place", "Remarks – Harbour news conference, May 2024", "Remarks"),
    ("Place", "L'État a payé la facture à la ville.", "État"),
    ("Place", "The meeting was held in January in private.", "January"),
    ("Agency", "SMUGGLERS WHO USED A HORSEBOX ARE JAILED", "World Health Organization"),
    ("Agency", "Posted at 09:15 CST by the desk.", "Communications Security Establishment Canada"),
    ("Agency", "Two GPS units were recovered.", "Guelph Police Service"),
    ("Agency", "The shipment was stopped in the City of Calgary.", "City of Calgary"),
    ("Agency", "The price was given in Canadian USD at the time.", "USD"),
    ("Agency", "The law was discussed in the Department of Correction Commissioner Aldous Finch.", "Department of Correction Commissioner"),
    ("Agency", "Task Force members met in Kandahar.", "Task Force Kandahar"),
    ("Agency", "Help came from the Ontario Trucking Association.", "Ontario Trucking Association"),
    ("Agency", "Ask Interpol's press office for the photographs.", "Interpol's press office"),
    ("CriminalOrganization", "He was charged with directing a criminal organization.", "criminal organization"),
    ("CriminalOrganization", "It was discussed by the Greenfield working group.", "Greenfield working group"),
    ("Law", "The message is from President Bill Hadleigh.", "President Bill"),
    ("Position", "She is an adviser to the Prime Minister.", "acts"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "name"), FOUND, ids=[n for _, _, n in FOUND])
def test_annotate_finds_a_name_by_its_context(kind: str, text: str, name: str, read: Read) -> None:
    found = {n for t in read(text).things if t.type == kind for n in t.names}
    assert name in found


@pytest.mark.parametrize(("kind", "text", "name"), REFUSED, ids=[t for _, t, _ in REFUSED])
def test_annotate_refuses_what_only_looks_like_a_name(kind: str, text: str, name: str, read: Read) -> None:
    found = {n for t in read(text).things if t.type == kind for n in (*t.names, *t.properties)}
    assert name not in found


def test_annotate_joins_a_shorter_name_with_the_longer_that_ends_in_it(read: Read) -> None:
    reading = read("Yolanda Prado Esquivel, 39, was charged. Prado Esquivel had sold the guns.")
    assert [t.name for t in reading.things if t.type == "Person"] == ["Yolanda Prado Esquivel"]


def test_annotate_takes_another_name_of_a_person_as_theirs(read: Read) -> None:
    reading = read("Gordon Pelletree, aka Big Otter, 41, pleaded guilty on Monday.")
    (person,) = [t for t in reading.things if t.type == "Person"]
    assert "Big Otter" in person.names


def test_annotate_knows_a_short_name_only_at_home(read: Read) -> None:
    at_home = read("New Zealand Customs Service officers in Auckland, New Zealand, called in Police on Friday.")
    abroad = read("The Drug Enforcement Administration in Texas, United States, called in Police on Friday.")
    assert "New Zealand Police" in {t.name for t in at_home.things}
    assert "New Zealand Police" not in {t.name for t in abroad.things}
