package dataset

// measureReaders read measures of states by year: capabilities, democracy, output, votes.
var measureReaders = map[string]Reader{
	"nmc5":            single("NMC_5_0.csv", ReadCapabilities),
	"nmc6":            single("NMC-60-abridged.csv", ReadCapabilities),
	"nmc7":            single("NMC-70-abridged.csv", ReadCapabilities),
	"democracy":       single("cow_democracy.csv", ReadDemocracy),
	"democracy-gw":    single("gw_democracy.csv", ReadGWDemocracy),
	"gdp-pop":         single("cw_gdppop.csv.gz", ReadOutput),
	"un-ideal-points": single("IdealpointestimatesAll_Apr2020.csv", ReadIdealPoints),
	"goldstein":       single("cameo_goldstein.csv", ReadEventScale),
	"sipri-milex":     single("sipri_milex.csv", ReadMilitarySpending),
}
