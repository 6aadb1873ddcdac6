package dataset

// systemReaders read states, majors, capitals, contiguity, rivalries and memberships.
var systemReaders = map[string]Reader{
	"cow-states": several(
		partOf("states2016.csv", cowStatesLayout()),
		partOf("system2016.csv", cowSystemLayout()),
		partOf("majors2016.csv", cowMajorsLayout()),
	),
	"maoz-powers": single("maoz_powers.csv", ReadMaozPowers),
	"gw-states": several(
		partOf("iisystem.dat", gwSystemLayout()),
		partOf("microstatessystem.dat", gwMicrostatesLayout()),
		partOf("gw_states.csv", gwStatesLayout()),
		partOf("gw_system_with_microstates.csv", gwAllStatesLayout()),
	),
	"code-panel": single("cow_gw_code_panel.csv", ReadCodePanel),
	"capitals": several(
		partOf("cow_capitals.csv", cowCapitalsLayout()),
		partOf("gw_capitals.csv", gwCapitalsLayout()),
	),
	"contiguity": several(
		partOf("contdir.csv", contiguityEpisodesLayout()),
		partOf("contdird.csv", contiguityYearsLayout()),
		partOf("contdirs.csv", contiguityCountsLayout()),
	),
	"rivalries": several(
		partOf("tss_rivalries.csv", rivalriesLayout()),
		partOf("td_rivalries.csv", tdRivalriesLayout()),
		partOf("strategic_rivalries.csv", namedRivalriesLayout()),
	),
	"atop-dyad-years": single("atop_directed_dyad_year_peacesciencer.csv", ReadATOPDyads),
	"arms-races":      single("grh_arms_races.csv", ReadArmsRaces),
	"igo": several(
		partOf("cow_igo_state_year.csv", igoYearsLayout()),
		partOf("cow_igo_ndy.csv.gz", sharedIGOsLayout()),
	),
	"dcad":    single("DCAD-v1.0-main.csv", ReadDCAD),
	"nuclear": single("nuclear_weapons_proliferation_owid.csv", ReadNuclearStatus),
}
