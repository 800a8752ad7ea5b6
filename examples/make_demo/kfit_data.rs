//! What the files of KFIT hold, as lines of text.

pub(crate) const LAO_ACTS: &str = "
LAO-01|Assessment of information systems for culture|study|in_person|cultural_sectors|Lao PDR|Vientiane|2017-02-06|2017-04-28|2017-04-28|0|completed
LAO-02|Cultural policy design, first workshop|training|in_person|cultural_sectors civil_society|Lao PDR|Vientiane|2017-06-13|2017-06-15|2017-06-15|18|completed
LAO-03|Cultural policy design, second workshop|training|in_person|cultural_sectors civil_society|Lao PDR|Luang Prabang|2017-10-17|2017-10-19|2017-10-19|18|completed
LAO-A1|Public day of cultural diversity|awareness|in_person|civil_society|Laos|Vientiane|2017-12-02|2017-12-02|2017-12-02|6|completed|410|counted
LAO-P1|Lao film week|promotion|in_person|cultural_sectors flows|Lao PDR|Vientiane|2018-03-05|2018-03-11|2018-03-11|0|completed|640|counted
LAO-04|Knowledge management for ministries and civil society|networking|in_person|cultural_sectors digital|Lao PDR|Vientiane|2018-06-12|2018-06-13|2018-06-13|12|completed
LAO-05|Network of cultural information officers|networking|in_person|cultural_sectors civil_society|Lao PDR|Savannakhet|2018-09-18|2018-09-20|2018-09-20|18|completed
LAO-06|Statistics for cultural policy|training|in_person|cultural_sectors|Lao PDR|Vientiane|2019-03-26|2019-03-28|2019-03-28|18|completed
LAO-07|Communication between ministries, civil society and enterprises|training|in_person|civil_society gender|Lao PDR|Pakse|2019-11-05|2019-11-07|2019-11-07|18|completed
LAO-08|Using the knowledge platform|webinar|online|digital|Lao PDR|online|2020-06-16|2020-04-15|2020-06-17|6|completed
LAO-09|National conference on cultural policy|consultation|in_person|cultural_sectors|Lao PDR|Vientiane|2020-10-06|2020-10-08||18|postponed
";

pub(crate) const UZB_ACTS: &str = "
UZB-01|Évaluation d'ensemble de l'industrie cinématographique|study|in_person|cultural_sectors|Ouzbékistan|Tachkent|2017-03-01|2017-09-29|2017-09-29|0|completed
UZB-02|Scénario et développement de projets|training|in_person|cultural_sectors|Ouzbékistan|Tachkent|2018-03-20|2018-03-23|2018-03-23|24|completed
UZB-03|Production et financement de films|training|in_person|cultural_sectors flows|Ouzbékistan|Samarcande|2018-10-09|2018-10-12|2018-10-12|24|completed
UZB-P1|Semaine du film ouzbek|promotion|in_person|flows|Ouzbékistan|Tachkent|2018-11-19|2018-11-25|2018-11-25|0|completed|1200|estimated
UZB-P2|Marché du film d'Asie centrale|promotion|in_person|flows|Ouzbékistan|Tachkent|2019-04-22|2019-04-27|2019-04-27|0|completed|1850|estimated
UZB-04|Coproduction et distribution|training|in_person|flows|Ouzbékistan|Tachkent|2019-05-14|2019-05-17|2019-05-17|24|completed
UZB-05|Politiques du cinéma et droits d'auteur|training|in_person|cultural_sectors artistic_freedom|Ouzbékistan|Boukhara|2019-10-22|2019-10-25|2019-10-25|24|completed
UZB-06|Promotion des films en ligne|training|online|digital flows|Ouzbékistan|en ligne|2020-09-15|2020-05-22|2020-09-18|16|completed
UZB-P3|Deuxième semaine du film ouzbek|promotion|in_person|flows|Ouzbékistan|Tachkent||2020-11-22||0|cancelled
";

pub(crate) const RWA_ACTS: &str = "
RWA-01|Consultation on capacity gaps|consultation|in_person|civil_society|Rwanda|Kigali|2017-11-14|2017-11-15|2017-11-15|12|completed
RWA-02|Artists' business skills, first course|training|in_person|cultural_sectors|Rwanda|Kigali|2018-05-08|2018-05-11|2018-05-11|24|completed
RWA-P1|Kigali music and design fair|promotion|in_person|flows|Rwanda|Kigali|2018-07-27|2018-07-29|2018-07-29|0|completed|900|estimated
RWA-03|Managing cultural institutions|training|in_person|cultural_sectors|Ruanda|Huye|2018-11-06|2018-11-09|2018-11-09|24|completed
RWA-04|Artists' business skills, second course|training|in_person|cultural_sectors gender|Rwanda|Musanze|2019-04-02|2019-04-05|2019-04-05|24|completed
RWA-P2|Festival of creative industries|promotion|in_person|flows|Rwanda|Kigali|2019-09-20|2019-09-22|2019-09-22|0|completed|1300|estimated
RWA-05|Cultural entrepreneurship for women|training|in_person|cultural_sectors gender|Rwanda|Rubavu|2019-11-19|2019-11-22|2019-11-22|24|completed
RWA-06|Selling creative work online|training|online|digital|Rwanda|online|2020-10-13|2020-06-19|2020-10-16|16|completed
RWA-07|Study visit to Dakar|peer_learning|in_person|mobility|Rwanda|Dakar||2020-04-24||0|cancelled
";

pub(crate) const LAO_COURSES: &str = "
LAO-02|2017-06-15|38|0|3|0|3.0|6.0|41 66|34|2
LAO-03|2017-10-19|30|10|2|0|3.0|6.0|42 66|33|1
LAO-04|2018-06-13|26|12|2|3|2.0|6.0|41 71|36|1
LAO-05|2018-09-20|45|20|4|0|3.0|6.0||36|1
LAO-06|2019-03-28|40|25|3|0|3.0|6.0|39 69|38|2
LAO-07|2019-11-07|47|30|4|2|3.0|6.0|44 71|42|1
LAO-08|2020-06-17|25|20|6|0|2.0|3.0|45 68||1
";

pub(crate) const UZB_COURSES: &str = "
UZB-02|2018-03-23|36|0|2|0|4.0|6.0|52 69|30|2
UZB-03|2018-10-12|52|14|4|4|4.0|6.0|52 70|35|2
UZB-04|2019-05-17|57|18|3|0|4.0|6.0|52 74|37|1
UZB-05|2019-10-25|50|25|5|0|4.0|6.0|50 72|44|2
UZB-06|2020-09-18|38|30|7|0|4.0|4.0|51 73||1
";

pub(crate) const RWA_COURSES: &str = "
RWA-01|2017-11-15|44|0|3|0|2.0|6.0|||0
RWA-02|2018-05-11|40|15|4|12|4.0|6.0|34 72|36|2
RWA-03|2018-11-09|60|22|4|0|4.0|6.0|43 74|35|2
RWA-04|2019-04-05|80|25|6|0|4.0|6.0|35 71|37|2
RWA-05|2019-11-22|83|30|5|6|4.0|6.0|38 72|43|2
RWA-06|2020-10-16|42|25|8|0|4.0|4.0|44 70||1
";

pub(crate) const NEEDS: &str = "
KF-N01|Lao PDR|Institutional systems|No shared information system between ministries|2017-02-20|Assessment LAO-01|LAO-04
KF-N02|Lao PDR|Policies and legislation|No policy design with civil society|2017-02-20|Assessment LAO-01|LAO-02
KF-N03|Lao PDR|Skills|Few staff trained in cultural statistics|2017-03-06|Assessment LAO-01|LAO-06
KF-N04|Lao PDR|Institutional systems|No network of information officers in the provinces|2017-04-10|Assessment LAO-01|LAO-05
KF-N05|Lao PDR|Skills|Communication with enterprises|2018-07-02|Workshop LAO-04|LAO-07
KF-N06|Lao PDR|Policies and legislation|National conference on the cultural policy|2019-05-13|Ministry letter|LAO-09
KF-N07|Uzbekistan|Policies and legislation|Film law out of date|2017-05-22|Assessment UZB-01|UZB-05
KF-N08|Ouzbékistan|Skills|Screenwriting and project development|2017-05-22|Assessment UZB-01|UZB-02
KF-N09|Uzbekistan|Skills|Financing of film production|2017-06-19|Assessment UZB-01|UZB-03
KF-N10|Uzbekistan|Skills|Coproduction contracts|2017-06-19|Assessment UZB-01|UZB-04
KF-N11|Uzbekistan|Institutional systems|No promotion body for films|2017-09-04|Assessment UZB-01|
KF-N12|Uzbekistan|Skills|Online promotion|2019-04-29|Film market|UZB-06
KF-N13|Rwanda|Skills|Business skills of artists|2017-11-15|Consultation RWA-01|RWA-02
KF-N14|Rwanda|Skills|Management of cultural institutions|2017-11-15|Consultation RWA-01|RWA-03
KF-N15|Rwanda|Institutional systems|No register of cultural enterprises|2017-11-15|Consultation RWA-01|
KF-N16|Rwanda|Skills|Entrepreneurship of women|2017-11-15|Consultation RWA-01|RWA-05
KF-N17|Rwanda|Policies and legislation|Creative industries policy not costed|2018-02-12|Ministry letter|
KF-N18|Rwanda|Skills|Selling online|2019-04-08|Course RWA-04|RWA-06
";

pub(crate) const INSTRUMENTS: &str = "
KF-I01|Lao PDR|Policy|National cultural policy|Cultural policies|No|Yes|Ministry of Culture
KF-I02|Lao PDR|Strategy|Strategy for cultural information systems|Cultural policies; Digital|No|Yes|Ministry of Culture
KF-I03|Lao PDR|Decree|Decree on the network of information officers|Civil society|No|Yes|Ministry of Culture
KF-I04|Lao PDR|Action plan|Gender action plan for the cultural sector|Gender|Yes|Yes|Ministry of Culture
KF-I05|Uzbekistan|Law|Film law|Cultural policies; Artistic freedom|No|Yes|Film agency
KF-I06|Uzbekistan|Strategy|Film industry development concept|Cultural policies; Flows|No|Yes|Film agency
KF-I07|Uzbekistan|Decree|Decree on coproduction support|Flows|No|No|Film agency
KF-I08|Uzbekistan|Regulation|Rules on domestic fiction quotas|Media diversity|No|No|Broadcasting council
KF-I09|Rwanda|Policy|Creative industries policy|Cultural policies|No|Yes|Ministry of Culture
KF-I10|Rwanda|Strategy|Strategy for artists' social protection|Artistic freedom|Yes|Yes|Ministry of Culture
KF-I11|Rwanda|Action plan|Capacity plan for public cultural institutions|Cultural policies|No|Yes|Arts council
KF-I12|Rwanda|Regulation|Regulation on cultural enterprises|Cultural policies|Yes||Ministry of Trade
";

pub(crate) const STAGES: &str = "
KF-I01|Analysed|2017-04-28|Assessment
KF-I01|Consulted on|2017-10-19|Minutes
KF-I01|Drafted|2018-03-20|Draft of March 2018
KF-I01|Submitted|2019-02-14|Letter of the ministry
KF-I01|Adopted|2020-06-23|Official gazette
KF-I02|Drafted|2017-12-11|Draft
KF-I02|Adopted|2018-08-30|Decision of the ministry
KF-I02|Implemented|2019-03-01|Budget line
KF-I03|Drafted|2018-10-05|Draft
KF-I03|Adopted|2019-06-27|Decree
KF-I04|Analysed|2019-04-02|Study
KF-I04|Drafted|2019-11-12|Draft
KF-I05|Analysed|2017-09-29|Assessment UZB-01
KF-I05|Consulted on|2018-05-16|Minutes
KF-I05|Drafted|2018-12-03|Draft
KF-I05|Submitted|2019-07-10|In Parliament
KF-I06|Drafted|2017-11-20|Draft
KF-I06|Adopted|2018-04-24|Decree
KF-I06|Implemented|2018-10-01|Budget line
KF-I06|Evaluated|2020-05-18|Evaluation report
KF-I07|Drafted|2018-06-12|Draft
KF-I07|Withdrawn|2019-01-21|Letter of the agency
KF-I08|Drafted|2019-09-17|Draft
KF-I09|Consulted on|2017-11-15|Consultation RWA-01
KF-I09|Drafted|2018-09-10|Draft
KF-I09|Submitted|2019-05-06|Letter of the ministry
KF-I09|Adopted|2019-10-14|Cabinet decision
KF-I10|Analysed|2018-11-09|Study
KF-I10|Drafted|2019-06-03|Draft
KF-I11|Drafted|2019-04-15|Draft
KF-I11|Submitted|2020-09-07|Letter
KF-I12|Identified|2018-03-12|Consultation
KF-I12|Analysed|2019-12-02|Study
";

pub(crate) const OTHERS: &str = "
KF-O01|Lao PDR|Institution|Information unit set up|Department of Cultural Information|2017-11-30|Organisation chart|LAO-01
KF-O02|Lao PDR|Institution|Yearly statistics on culture|National Statistics Centre|2019-06-28|Yearbook|LAO-06
KF-O03|Lao PDR|Network|Network of cultural information officers|Ministry of Culture|2018-09-20|Founding act|LAO-05
KF-O04|Lao PDR|Mechanism|Committee of ministries and civil society|Ministry of Culture|2018-12-14|Minutes|LAO-05
KF-O05|Uzbekistan|Institution|Script development fund|Film agency|2018-06-01|Rules of the fund|UZB-02
KF-O06|Uzbekistan|Institution|Curriculum reform|Film school|2019-09-02|Curriculum|UZB-03
KF-O07|Uzbekistan|Institution|Export desk opened|Film agency|2019-10-30|Order|UZB-P2
KF-O08|Uzbekistan|Curriculum|Course on film production|Film school|2019-09-02|Curriculum|UZB-03
KF-O09|Uzbekistan|Publication|Assessment of the film industry|Film agency|2017-10-16|Report|UZB-01
KF-O10|Rwanda|Institution|Training unit|Arts council|2018-12-03|Plan|RWA-03
KF-O11|Rwanda|Institution|Grant scheme for artists|Culture fund|2019-07-01|Rules|RWA-04
KF-O12|Rwanda|Mechanism|Inter-ministerial committee on creative industries|Ministry of Culture|2018-05-21|Decree|RWA-01
KF-O13|Rwanda|Network|Network of women entrepreneurs|Women in Culture|2019-12-06|Statutes|RWA-05
KF-O14|Rwanda|Tool|Business toolkit for artists|Arts council|2018-05-11|Toolkit|RWA-02
KF-O15|Rwanda|Institution|Archive opened to the public||2020-02-10||RWA-03
KF-O16|Lao PDR|Tool|Knowledge platform|Ministry of Culture|2020-03-02|Address of the platform|LAO-08
";

/// Indicator | country | baseline of 2016 | milestones 2017 to 2020 | target for the whole life
pub(crate) const TARGETS: &str = "
CB05||0|150 400 640 850|850
CB05|Lao PDR|0|55 140 210 260|260
CB05|Uzbekistan|0|0 100 190 250|250
CB05|Rwanda|0|40 150 240 340|340
CB07||41|44 46 48 50|50
CB07|Lao PDR|38|42 45 47 50|50
CB07|Uzbekistan|36|40 43 46 50|50
CB07|Rwanda|46|47 48 49 50|50
CB12||0|600 1700 3400 4500|4500
CB13||60|70 75 78 80|80
CB14|||75 78 80 80|80
CB16|||0.30 0.35 0.40 0.40|0.40
CB18||0|45 55 60 65|65
CB21||0|1 4 7 9|9
CB23||0|1 3 5 6|6
CB27||0|1 3 5 6|6
CB36||0|15 45 75 100|100
CB37||900|- - 640 560|560
CB38||0|10 28 45 60|60
CB39||22|24 28 32 35|35
CB40||20|30 38 46 55|55
CB41||0|400 3500 7000 10000|10000
CB42||0|20 40 65 80|80
KF12||25|40 55 70 80|80
KF32||0|0 3 6 8|8
";
