package statecode

// The tables are text, read on first use: a row can be compared with its
// source at a glance, and a program that needs no code pays nothing.

// cowTable has one row for each spell under one name of a state in the list of
// the Correlates of War project: Casus id; number; letters; name; aliases; first
// day; day after the last. An empty first day is the start of the list (1816),
// an empty last one its open end.
const cowTable = `AFG;700;AFG;Afghanistan;;1919-08-08;
AGO;540;ANG;Angola;;1975-11-11;
ALB;339;ALB;Albania;;1914-01-01;1939-04-08
ALB;339;ALB;Albania;;1944-11-17;
AND;232;AND;Andorra;;1993-07-28;
ARE;696;UAE;United Arab Emirates;UAE;1971-12-02;
ARG;160;ARG;Argentina;;1841-01-01;
ARM;371;ARM;Armenia;;1991-12-26;
ATG;58;AAB;Antigua and Barbuda;;1981-11-01;
AUH;300;AUH;Austria-Hungary;Austria (to 1918)|Habsburg Empire;;1918-11-13
AUS;900;AUL;Australia;;1920-01-10;
AUT;305;AUS;Austria;;1919-09-10;1938-03-14
AUT;305;AUS;Austria;;1955-07-27;
AZE;373;AZE;Azerbaijan;;1991-12-26;
BAD;267;BAD;Baden;;;1871-01-19
BAV;245;BAV;Bavaria;;;1871-01-19
BDI;516;BUI;Burundi;;1962-07-01;
BEL;211;BEL;Belgium;;1830-12-20;1940-05-29
BEL;211;BEL;Belgium;;1945-06-26;
BEN;434;BEN;Benin;Dahomey;1960-08-01;
BFA;439;BFO;Burkina Faso;Upper Volta;1960-08-05;
BGD;771;BNG;Bangladesh;;1971-12-16;
BGR;355;BUL;Bulgaria;;1908-10-05;
BHR;692;BAH;Bahrain;;1971-08-15;
BHS;31;BHM;Bahamas;;1973-07-10;
BIH;346;BOS;Bosnia and Herzegovina;;1992-04-07;
BLR;370;BLR;Belarus;;1991-12-26;
BLZ;80;BLZ;Belize;;1981-09-21;
BOL;145;BOL;Bolivia;;1848-01-01;
BRA;140;BRA;Brazil;;1822-09-07;
BRB;53;BAR;Barbados;;1966-11-30;
BRN;835;BRU;Brunei;;1984-01-01;
BTN;760;BHU;Bhutan;;1971-09-21;
BWA;571;BOT;Botswana;;1966-09-30;
CAF;482;CEN;Central African Republic;;1960-08-13;
CAN;20;CAN;Canada;;1920-01-10;
CHE;225;SWZ;Switzerland;;;
CHL;155;CHL;Chile;;1839-01-01;
CHN;710;CHN;China;Qing Empire;1860-10-25;1912-02-12
CHN;710;CHN;China;Republic of China;1912-02-12;1949-10-01
CHN;710;CHN;China;People's Republic of China|PRC;1949-10-01;
CIV;437;CDI;Côte d'Ivoire;Ivory Coast;1960-08-07;
CMR;471;CAO;Cameroon;;1960-01-01;
COD;490;DRC;Democratic Republic of the Congo;Zaire|Congo-Kinshasa;1960-06-30;
COG;484;CON;Republic of the Congo;Congo-Brazzaville|Congo;1960-08-15;
COL;100;COL;Colombia;;1831-01-01;
COM;581;COM;Comoros;;1975-12-31;
CPV;402;CAP;Cabo Verde;Cape Verde;1975-07-05;
CRI;94;COS;Costa Rica;;1920-01-01;
CSK;315;CZE;Czechoslovakia;Czechoslovak Republic;1918-10-28;1939-03-16
CSK;315;CZE;Czechoslovakia;Czechoslovak Republic;1945-05-10;1993-01-01
CUB;40;CUB;Cuba;;1902-05-20;1906-09-26
CUB;40;CUB;Cuba;;1909-01-23;
CYP;352;CYP;Cyprus;;1960-08-16;
CZE;316;CZR;Czechia;Czech Republic;1993-01-01;
DDR;265;GDR;East Germany;German Democratic Republic|GDR;1954-03-25;1990-10-03
DEU;255;GMY;Prussia;;;1871-01-18
DEU;255;GMY;Germany;German Empire;1871-01-18;1945-05-09
DEU;260;GFR;West Germany;German Federal Republic|Federal Republic of Germany;1955-05-05;1990-10-03
DEU;255;GMY;Germany;;1990-10-03;
DJI;522;DJI;Djibouti;;1977-06-27;
DMA;54;DMA;Dominica;;1978-11-03;
DNK;390;DEN;Denmark;;;1940-04-10
DNK;390;DEN;Denmark;;1945-05-07;
DOM;42;DOM;Dominican Republic;;1894-01-01;1916-11-30
DOM;42;DOM;Dominican Republic;;1924-09-29;
DZA;615;ALG;Algeria;;1962-07-05;
ECU;130;ECU;Ecuador;;1854-01-01;
EGY;651;EGY;Egypt;;1855-01-01;1882-09-16
EGY;651;EGY;Egypt;;1937-05-26;1958-02-22
EGY;651;EGY;United Arab Republic;Egypt|UAR;1958-02-22;1971-09-02
EGY;651;EGY;Egypt;;1971-09-02;
ERI;531;ERI;Eritrea;;1993-05-24;
ESP;230;SPN;Spain;;;
EST;366;EST;Estonia;;1918-02-24;1940-06-17
EST;366;EST;Estonia;;1991-09-06;
ETH;530;ETH;Ethiopia;Abyssinia;1898-01-01;1936-05-06
ETH;530;ETH;Ethiopia;Abyssinia;1941-05-05;
FIN;375;FIN;Finland;;1917-12-06;
FJI;950;FIJ;Fiji;;1970-10-10;
FRA;220;FRN;France;;;1942-11-12
FRA;220;FRN;France;;1944-08-25;
FSM;987;FSM;Federated States of Micronesia;;1991-09-17;
GAB;481;GAB;Gabon;;1960-08-17;
GBR;200;UKG;United Kingdom;Britain|Great Britain|UK|England;;
GEO;372;GRG;Georgia;;1991-12-26;
GHA;452;GHA;Ghana;;1957-03-06;
GIN;438;GUI;Guinea;;1958-10-02;
GMB;420;GAM;Gambia;;1965-02-18;
GNB;404;GNB;Guinea-Bissau;;1974-09-10;
GNQ;411;EQG;Equatorial Guinea;;1968-10-12;
GRC;350;GRC;Greece;;1828-01-01;1941-04-24
GRC;350;GRC;Greece;;1944-10-13;
GRD;55;GRN;Grenada;;1974-02-07;
GTM;90;GUA;Guatemala;;1868-01-01;
GUY;110;GUY;Guyana;;1966-05-26;
HAN;240;HAN;Hanover;;1837-06-20;1866-07-27
HND;91;HON;Honduras;;1899-01-01;
HRV;344;CRO;Croatia;;1992-01-15;
HSE;273;HSE;Hesse-Kassel;Hesse Electoral;;1866-07-27
HSG;275;HSG;Hesse-Darmstadt;Hesse Grand Ducal;;1867-04-18
HTI;41;HAI;Haiti;;1859-01-01;1915-07-29
HTI;41;HAI;Haiti;;1934-08-15;
HUN;310;HUN;Hungary;;1918-11-16;
IDN;850;INS;Indonesia;;1949-12-27;
IND;750;IND;India;;1947-08-15;
IRL;205;IRE;Ireland;;1922-12-06;
IRN;630;IRN;Persia;Iran;1855-01-01;1935-03-21
IRN;630;IRN;Iran;Persia;1935-03-21;
IRQ;645;IRQ;Iraq;;1932-10-03;
ISL;395;ICE;Iceland;;1944-06-17;
ISR;666;ISR;Israel;;1948-05-14;
ITA;325;ITA;Sardinia;Piedmont-Sardinia|Piedmont;;1861-03-17
ITA;325;ITA;Italy;;1861-03-17;
JAM;51;JAM;Jamaica;;1962-08-06;
JOR;663;JOR;Jordan;;1946-03-22;
JPN;740;JPN;Japan;;1860-01-01;1945-08-15
JPN;740;JPN;Japan;;1952-04-28;
KAZ;705;KZK;Kazakhstan;;1991-12-26;
KEN;501;KEN;Kenya;;1963-12-12;
KGZ;703;KYR;Kyrgyzstan;;1991-12-26;
KHM;811;CAM;Cambodia;Kampuchea;1953-11-09;
KIR;946;KIR;Kiribati;;1999-09-14;
KNA;60;SKN;Saint Kitts and Nevis;;1983-09-19;
KOR;730;KOR;Korea;;1887-01-01;1905-11-18
KOR;732;ROK;South Korea;Republic of Korea;1949-06-29;
KWT;690;KUW;Kuwait;;1961-06-19;
LAO;812;LAO;Laos;;1953-10-23;
LBN;660;LEB;Lebanon;;1946-03-10;
LBR;450;LBR;Liberia;;1920-06-30;
LBY;620;LIB;Libya;;1951-12-24;
LCA;56;SLU;Saint Lucia;;1979-02-22;
LIE;223;LIE;Liechtenstein;;1990-09-18;
LKA;780;SRI;Sri Lanka;Ceylon;1948-02-04;
LSO;570;LES;Lesotho;;1966-10-04;
LTU;368;LIT;Lithuania;;1918-02-16;1940-06-16
LTU;368;LIT;Lithuania;;1991-09-06;
LUX;212;LUX;Luxembourg;;1920-11-15;1940-05-11
LUX;212;LUX;Luxembourg;;1944-09-10;
LVA;367;LAT;Latvia;;1918-11-18;1940-06-17
LVA;367;LAT;Latvia;;1991-09-06;
MAR;600;MOR;Morocco;;1847-01-01;1912-03-31
MAR;600;MOR;Morocco;;1956-03-02;
MCO;221;MNC;Monaco;;1993-05-28;
MDA;359;MLD;Moldova;;1991-12-26;
MDG;580;MAG;Madagascar;;1960-06-26;
MDV;781;MAD;Maldives;;1965-07-26;
MEC;280;MEC;Mecklenburg-Schwerin;;1843-01-01;1867-04-18
MEX;70;MEX;Mexico;;1831-01-01;
MHL;983;MSI;Marshall Islands;;1991-09-17;
MKD;343;MAC;North Macedonia;Macedonia;1993-04-08;
MLI;432;MLI;Mali;;1960-06-20;
MLT;338;MLT;Malta;;1964-09-21;
MMR;775;MYA;Myanmar;Burma;1948-01-04;
MNE;341;MNG;Montenegro;;2006-06-12;
MNG;712;MON;Mongolia;;1921-03-13;
MOD;332;MOD;Modena;;1842-01-01;1860-03-16
MOZ;541;MZM;Mozambique;;1975-06-25;
MRT;435;MAA;Mauritania;;1960-11-28;
MUS;590;MAS;Mauritius;;1968-03-12;
MWI;553;MAW;Malawi;;1964-07-06;
MYS;820;MAL;Malaysia;;1957-08-31;
NAM;565;NAM;Namibia;;1990-03-21;
NER;436;NIR;Niger;;1960-10-03;
NGA;475;NIG;Nigeria;;1960-10-01;
NIC;93;NIC;Nicaragua;;1900-01-01;
NLD;210;NTH;Netherlands;;;1940-07-15
NLD;210;NTH;Netherlands;;1945-06-26;
NOR;385;NOR;Norway;;1905-06-07;1940-05-01
NOR;385;NOR;Norway;;1945-05-07;
NPL;790;NEP;Nepal;;1920-01-01;
NRU;970;NAU;Nauru;;1999-09-14;
NZL;920;NEW;New Zealand;;1920-01-10;
OMN;698;OMA;Oman;;1971-10-07;
PAK;770;PAK;Pakistan;;1947-08-14;
PAN;95;PAN;Panama;;1903-11-03;
PAP;327;PAP;Papal States;;;1860-11-06
PER;135;PER;Peru;;1839-01-01;
PHL;840;PHI;Philippines;;1946-07-04;
PLW;986;PAL;Palau;;1994-12-15;
PMA;335;PMA;Parma;;1851-01-01;1860-03-16
PNG;910;PNG;Papua New Guinea;;1975-09-16;
POL;290;POL;Poland;;1918-11-03;1939-09-28
POL;290;POL;Poland;;1945-06-28;
PRK;731;PRK;North Korea;Democratic People's Republic of Korea|DPRK;1948-09-09;
PRT;235;POR;Portugal;;;
PRY;150;PAR;Paraguay;;1846-01-01;1870-06-21
PRY;150;PAR;Paraguay;;1876-06-22;
QAT;694;QAT;Qatar;;1971-09-03;
ROU;360;ROM;Romania;;1878-07-13;
RUS;365;RUS;Russia;Russian Empire;;1922-12-30
RUS;365;RUS;Soviet Union;USSR|SUN;1922-12-30;1991-12-26
RUS;365;RUS;Russia;Russian Federation;1991-12-26;
RVN;817;RVN;South Vietnam;Republic of Vietnam;1954-06-04;1975-05-01
RWA;517;RWA;Rwanda;;1962-07-01;
SAU;670;SAU;Saudi Arabia;;1927-05-20;
SAX;269;SAX;Saxony;;;1867-04-18
SDN;625;SUD;Sudan;;1956-01-01;
SEN;433;SEN;Senegal;;1960-08-20;
SGP;830;SIN;Singapore;;1965-08-09;
SIC;329;SIC;Two Sicilies;;;1861-02-14
SLB;940;SOL;Solomon Islands;;1978-07-07;
SLE;451;SIE;Sierra Leone;;1961-04-27;
SLV;92;SAL;El Salvador;;1875-01-01;
SMR;331;SNM;San Marino;;1992-03-02;
SOM;520;SOM;Somalia;;1960-07-01;
SRB;345;YUG;Serbia;;1878-07-13;1918-12-01
SRB;345;YUG;Yugoslavia;YUG;1918-12-01;1941-04-21
SRB;345;YUG;Yugoslavia;YUG;1944-10-20;2006-06-05
SRB;345;YUG;Serbia;;2006-06-05;
SSD;626;SSD;South Sudan;;2011-07-09;
STP;403;STP;São Tomé and Príncipe;;1975-07-12;
SUR;115;SUR;Suriname;;1975-11-25;
SVK;317;SLO;Slovakia;;1993-01-01;
SVN;349;SLV;Slovenia;;1992-01-15;
SWE;380;SWD;Sweden;;;
SWZ;572;SWA;Eswatini;Swaziland;1968-09-06;
SYC;591;SEY;Seychelles;;1976-06-29;
SYR;652;SYR;Syria;;1946-04-17;1958-02-02
SYR;652;SYR;Syria;;1961-09-29;
TCD;483;CHA;Chad;;1960-08-11;
TGO;461;TOG;Togo;;1960-04-27;
THA;800;THI;Siam;Thailand;1887-01-01;1939-06-23
THA;800;THI;Thailand;Siam;1939-06-23;
TJK;702;TAJ;Tajikistan;;1991-12-26;
TKM;701;TKM;Turkmenistan;;1991-12-26;
TLS;860;ETM;Timor-Leste;East Timor;2002-09-27;
TON;955;TON;Tonga;;1999-09-14;
TTO;52;TRI;Trinidad and Tobago;;1962-08-31;
TUN;616;TUN;Tunisia;;1825-01-01;1881-05-13
TUN;616;TUN;Tunisia;;1956-03-20;
TUR;640;TUR;Ottoman Empire;Turkey;;1923-10-29
TUR;640;TUR;Turkey;Türkiye|Turkiye;1923-10-29;
TUS;337;TUS;Tuscany;;;1860-03-16
TUV;947;TUV;Tuvalu;;2000-09-05;
TWN;713;TAW;Taiwan;Republic of China;1949-12-08;
TZA;510;TAZ;Tanzania;Tanganyika;1961-12-09;
UGA;500;UGA;Uganda;;1962-10-09;
UKR;369;UKR;Ukraine;;1991-12-26;
URY;165;URU;Uruguay;;1882-01-01;
USA;2;USA;United States;United States of America|America|US;;
UZB;704;UZB;Uzbekistan;;1991-12-26;
VCT;57;SVG;Saint Vincent and the Grenadines;;1979-10-27;
VEN;101;VEN;Venezuela;;1841-01-01;
VNM;816;DRV;Vietnam;North Vietnam|Democratic Republic of Vietnam;1954-07-21;
VUT;935;VAN;Vanuatu;;1981-09-15;
WRT;271;WRT;Württemberg;Wuerttemberg|Wuerttemburg;;1871-01-19
WSM;990;WSM;Samoa;;1976-12-15;
XKX;347;KOS;Kosovo;;2008-02-20;
YEM;678;YAR;Yemen Arab Republic;North Yemen;1926-09-02;1990-05-22
YEM;679;YEM;Yemen;;1990-05-22;
YMD;680;YPR;People's Democratic Republic of Yemen;South Yemen|Yemen People's Republic;1967-11-30;1990-05-22
ZAF;560;SAF;South Africa;;1920-01-10;
ZAN;511;ZAN;Zanzibar;;1963-12-19;1964-04-27
ZMB;551;ZAM;Zambia;;1964-10-24;
ZWE;552;ZIM;Zimbabwe;Rhodesia;1965-11-11;`
