package recipe

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"casus/internal/dataset"
	"casus/internal/panel"
	"casus/internal/world"
)

// Addition is something that can be added to a panel.
type Addition struct {
	Name   string
	States string // the columns that it adds to a panel of states; empty: none
	Pairs  string // the columns that it adds to one of pairs, where the names of a state's have 1 and 2 behind them; empty: none
	From   string // what they are from
	states maker
	pairs  maker
}

// maker makes operators.
type maker func(*Library) ([]panel.Operator, error)

// Systems are the lists of states.
var Systems = []string{"cow", "gw"}

// Units lists the units of panels in which the addition has columns.
func (a *Addition) Units() []string {
	var out []string
	if a.states != nil {
		out = append(out, panel.StateYear)
	}
	if a.pairs != nil {
		out = append(out, panel.DyadYear, panel.DirectedDyadYear)
	}
	return out
}

// ofState is an addition that says of a state the same in every unit.
func ofState(name, columns, from string, make maker) Addition {
	return Addition{Name: name, States: columns, Pairs: columns, From: from, states: make, pairs: make}
}

// ofPair is one that says something of pairs alone.
func ofPair(name, columns, from string, make maker) Addition {
	return Addition{Name: name, Pairs: columns, From: from, pairs: make}
}

// Additions lists them in order of name. Those of which the data have the numbers of
// the other list are given those of the panel's, year by year.
var Additions = []Addition{
	ofPair("alliance-conditions", "n_atop; atop_defuncon, a defence without limits; atop_ and the codebook's name of each limit, defcoadv to neucoatt; atop_conditio, asymm, obvary, wartime, secret", "ATOP", makeConditions),
	ofPair("alliance-days", "atop_days: days of the year on which some alliance was in force", "ATOP", makeAllianceDays),
	ofPair("alliances", "atop_alliance, atop_defense, atop_offense, atop_neutral, atop_nonagg, atop_consul: what the first owes the second", "ATOP", makeAlliances),
	ofPair("arms-races", "armsrace, race_id", "Gibler, Rider and Hutchison", pairTable("arms-races", "cow", yearsOfPairs("arms-races", "", dataset.ReadArmsRaces, dataset.ArmsRacePairs))),
	ofState("capabilities", "milex, milper, irst, pec, tpop, upop, cinc", "National Material Capabilities", stateTable("capabilities", "cow", capabilities)),
	ofPair("capital-distance", "capdist: kilometres between the capitals", "capitals of Miller", makeDistances),
	ofState("civil-conflict-onsets", "sumnewconf, sumonset1, 2, 3, 5 and 10: conflicts that begin, after so many years", "UCDP/PRIO",
		stateTable("civil-conflict-onsets", "gw", yearsOfStates("ucdp-acd", "", dataset.ReadArmedConflicts, dataset.ConflictOnsets))),
	ofState("civil-conflicts", "ucdpongoing, ucdponset, n_ucdpconflicts, ucdpsupport, maxintensity, ucdpspell", "UCDP/PRIO",
		counted("ucdpongoing", "civil-conflicts", "gw", yearsOfStates("ucdp-acd", "", dataset.ReadArmedConflicts, allConflicts))),
	ofState("civil-wars", "cowintraonset, cowintraongoing, n_cowintrawars, of the war warnum, wartype, intnl, outcome, sideadeaths, sidebdeaths, totalbdeaths, resume_combat; cowintraspell", "Correlates of War, intra-state",
		counted("cowintraongoing", "civil-wars", "cow", yearsOfStates("cow-intra-state-wars", "", dataset.ReadIntraStateWars, civilWars))),
	ofState("codes", "the number in the other list (gwcode or ccode), iso3 and name of the year", "casus", codes),
	{"contiguity", "land, sea: neighbours", "conttype: 1 a border, 2 to 5 water between, 0 farther apart", "Correlates of War",
		stateTable("neighbours", "cow", yearsOfStates("contiguity", "contdird.csv", dataset.ReadContiguityYears, dataset.NeighbourStates)), pairTable("contiguity", "cow", contiguity)},
	ofPair("cow-dispute-details", "dispnum, init, sidea, orig, fatality, fatalpre, hiact and hostlev of both, fatality, hostlev, mindur, maxdur, recip, stmon of the dispute", "Correlates of War, disputes",
		some(cowDisputes, slices.Concat(sides, details)...)),
	{"cow-disputes", "cowmidonset, cowmidongoing, both with _init, n_cowmids, cowmidspell", "cowmidonset, cowmidongoing, cowmidspell", "Correlates of War, disputes",
		counted("cowmidongoing", "cow-dispute-states", "cow", cowDisputeStates), withSpell("cowmidongoing", some(cowDisputes, "cowmidonset", "cowmidongoing"))},
	ofState("crises", "n_crises_triggered", "International Crisis Behavior", stateTable("crises", "cow", yearsOfStates("icb", "", dataset.ReadCrises, dataset.CrisisStates))),
	ofPair("defence-agreements", "n_dcaGeneral, n_dcaSector, n_dcaAny, n_dcaInForce", "Kinne", pairTable("defence-agreements", "cow", yearsOfPairs("dcad", "", dataset.ReadDCAD, dataset.AgreementPairs))),
	ofState("democracy", "euds, aeuds, polity2, v2x_polyarchy", "as packaged by Miller", makeDemocracy),
	ofPair("dispute-details", "dispnum, fatality, fatalpre, hiact and hostlev of both, fatality, hostlev, mindur, maxdur, recip, stmon of the dispute", "Gibler, Miller and Little", some(gmlDisputes, details...)),
	{"disputes", "gmlmidonset, gmlmidongoing, both with _init, n_gmlmids, gmlmidspell", "gmlmidonset, gmlmidongoing, init, sidea and orig of both, and gmlmidspell, the years without a dispute", "Gibler, Miller and Little",
		counted("gmlmidongoing", "dispute-states", "cow", yearsOfStates("gml-mid-participants", "", dataset.ReadGMLParticipants, dataset.GMLDisputeStates)),
		withSpell("gmlmidongoing", some(gmlDisputes, slices.Concat([]string{"gmlmidonset", "gmlmidongoing"}, sides)...))},
	{Name: "extra-state-wars", States: "cowextraonset, cowextraongoing, n_cowextrawars, of the war extrawarnum, extrawartype, extrainitiator, extrainterven, extraoutcome, extrabatdeath, extranonstatedeaths, extraresume; cowextraspell", From: "Correlates of War, extra-state",
		states: counted("cowextraongoing", "extra-state-wars", "cow", yearsOfStates("cow-extra-state-wars", "", dataset.ReadExtraStateWars, dataset.ExtraStateWarStates))},
	ofState("gdp-pop", "mrgdppc, pwtrgdp, pwtpop: output a head, output, population, and sd_ of each among simulations", "Fariss and others",
		stateTable("gdp-pop", "cow", yearsOfStates("gdp-pop", "", dataset.ReadOutput, dataset.OutputStates))),
	{"ideal-points", "IdealPoint, NVotes", "IdealPoint, NVotes, and IdealPointDistance", "votes in the United Nations, Bailey, Strezhnev and Voeten", stateTable("ideal-points", "cow", idealPoints), makeIdealPoints},
	{"igos", "sum_igo_full, sum_igo_associate, sum_igo_observer, sum_igo_anytype", "dyadigos: organisations in which both are members", "Correlates of War, IGO",
		stateTable("igo-states", "cow", yearsOfStates("igo", "cow_igo_state_year.csv", dataset.ReadIGOMemberships, dataset.IGOStates)), pairTable("igos", "cow", sharedIGOs)},
	ofState("majors", "cowmaj: a major power in the year", "Correlates of War", stateTable("majors", "cow", majors)),
	ofState("nuclear", "nuclear_weapons_status, _consideration, _pursuit and _possession", "Bleek, NTI, by Our World in Data", makeNuclear),
	ofPair("relevance", "prd: 1 for a pair that touches or has a major power", "contiguity and majors", makeRelevance),
	{"rivalries", "n_rivalries, n_positional, n_spatial, n_ideological, n_interventionary", "tssr_id, positional, spatial, ideological, interventionary, ongoingrivalry", "Thompson, Sakuwa and Suhas",
		stateTable("rivalry-states", "cow", yearsOfStates("rivalries", "tss_rivalries.csv", dataset.ReadRivalries, dataset.RivalryStates)), pairTable("rivalries", "cow", rivalries)},
	ofPair("similarity", "srsvas, srsvaa, srsba, kappava, kappaba, piva, piba, taub, and srswvas, srswvaa, srswba by CINC: how alike the alliances of the two are", "ATOP", makeSimilarity),
	{"wars", "cowinteronset, cowinterongoing, n_cowinterwars, of the war interwarnum, interinitiator, interoutcome, interbatdeath, interresume; cowinterspell",
		"cowinteronset, cowinterongoing, of the war warnum, sidea, initiator, outcome and batdeath of both, resume; cowinterspell", "Correlates of War, inter-state",
		counted("cowinterongoing", "war-states", "cow", yearsOfStates("cow-inter-state-wars", "", dataset.ReadInterStateWars, dataset.InterStateWarStates)),
		withSpell("cowinterongoing", pairTable("wars", "cow", yearsOfPairs("cow-inter-state-wars", "", dataset.ReadInterStateWars, dataset.InterStateWarPairs)))},
}

// sides and details are the columns of a dispute.
var (
	sides   = []string{"init1", "init2", "sidea1", "sidea2", "orig1", "orig2"}
	details = []string{"dispnum", "fatality1", "fatality2", "fatalpre1", "fatalpre2", "hiact1", "hiact2", "hostlev1", "hostlev2", "fatality", "hostlev", "mindur", "maxdur", "recip", "stmon"}
)

// Add makes the operators asked for.
func (l *Library) Add(names []string) ([]panel.Operator, error) {
	var out []panel.Operator
	var faults []error
	for i, name := range names {
		o, err := l.add(name)
		if slices.Contains(names[:i], name) {
			err = fmt.Errorf("%s is added twice", name)
		}
		out, faults = append(out, o...), append(faults, err)
	}
	return out, errors.Join(faults...)
}

func (l *Library) add(name string) ([]panel.Operator, error) {
	at := slices.IndexFunc(Additions, func(a Addition) bool { return a.Name == name })
	if at < 0 {
		known := make([]string, len(Additions))
		for i, a := range Additions {
			known[i] = a.Name
		}
		return nil, fmt.Errorf("nothing called %q can be added%s; there are %s", name, world.DidYouMean(name, known), strings.Join(known, ", "))
	}
	a := &Additions[at]
	made := a.pairs
	if l.Unit == panel.StateYear {
		made = a.states
	}
	if made == nil {
		return nil, fmt.Errorf("%s has no columns in a panel of %s; it has them in %s", name, l.Unit, strings.Join(a.Units(), " and "))
	}
	operators, err := made(l)
	if err != nil {
		return nil, err
	}
	return operators, carried(name, operators, l.carry)
}
