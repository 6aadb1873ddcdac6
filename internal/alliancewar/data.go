package alliancewar

import "casus/internal/world"

// Data are the tables in hand.
type Data struct {
	Cases    []Case           // in order of row
	Outcomes map[int]Outcome  // by row; empty where no outcomes are at hand
	members  map[int][]Member // by number of the alliance
	wars     map[int]*War     // by Correlates of War number
	others   map[int]*War     // wars that are not in that list, by the number that the cases give them
}

// Case is one alliance in one war.
type Case struct {
	Row      int
	War      int // number in the table of cases
	COWWar   int // Correlates of War number; 0 where the war is not in its list
	WarName  string
	Alliance int // ATOP number
	Modern   bool
	Duties   Duties
}

// Duties are the obligations that an alliance or a member has.
type Duties struct {
	Defence, Offence, Neutrality, NonAggression, Consultation bool
}

// consultationOnly tells whether nothing but talk is promised.
func (d Duties) consultationOnly() bool {
	return d.Consultation && !d.Defence && !d.Offence && !d.Neutrality && !d.NonAggression
}

// Outcome is how a case was coded, by the rules of Leeds, Long and Mitchell.
type Outcome struct {
	Row                int
	Honoured, Violated bool
}

// Invoked tells whether the alliance was put to the test.
func (o Outcome) Invoked() bool { return o.Honoured || o.Violated }

// Member is a spell of one state in one alliance, under one wording of it.
type Member struct {
	Alliance int
	State    int // Correlates of War number
	Phase    int
	From, To world.Day // both included
	Duties   Duties

	Defence, Offence, Neutral limits

	Threat  int   // kind of threat: 2 a region, 5 within a state, 6 another alliance
	Against []int // the states named as the threat
}

// limits are the conditions that a clause sets.
type limits struct {
	adversary  bool // the adversaries are specified
	place      bool // the place is specified
	conflict   bool // a conflict under way is specified
	number     bool // a number of adversaries is specified
	demand     bool // a demand must come first
	unprovoked bool
	attacked   bool // neutrality: only if the partner is attacked
}

// War is an inter-state war.
type War struct {
	Name    string
	Parts   []Part
	Source  string
	strikes map[[2]int]bool // pairs of the table of pairs; true: the first is coded as having begun it
	met     map[int]bool    // states whose enemies the table of pairs lists
}

// Part is a spell of one state in a war.
type Part struct {
	State    int
	Name     string
	Side     int
	Began    bool // coded as having begun the war
	From, To world.Day
	Regions  []region
}

// region is a part of the world as the Correlates of War project divides it.
type region int

const (
	americas   region = 1
	europe     region = 2
	africa     region = 4
	middleEast region = 6
	asia       region = 7
	oceania    region = 9
)

var regionNames = map[region]string{americas: "the Americas", europe: "Europe", africa: "Africa",
	middleEast: "the Middle East", asia: "Asia", oceania: "Oceania"}

// fought gives the regions that a code of WhereFought means.
var fought = map[int][]region{
	1: {americas}, 2: {europe}, 4: {africa}, 6: {middleEast}, 7: {asia}, 9: {oceania},
	11: {europe, middleEast}, 12: {europe, asia}, 13: {americas, asia}, 14: {europe, africa, middleEast},
	15: {europe, africa, middleEast, asia}, 16: {africa, middleEast, asia, oceania}, 17: {asia, oceania},
	18: {africa, middleEast}, 19: {europe, africa, middleEast, asia, oceania},
}

// home gives the regions in which a state's own land lies: by the hundreds of
// its number, and for three states that lie in two regions both.
func home(state int) []region {
	switch state {
	case 365:
		return []region{europe, asia}
	case 640:
		return []region{europe, middleEast}
	case 651:
		return []region{africa, middleEast}
	}
	switch {
	case state < 200:
		return []region{americas}
	case state < 400:
		return []region{europe}
	case state < 600:
		return []region{africa}
	case state < 700:
		return []region{middleEast}
	case state < 900:
		return []region{asia}
	}
	return []region{oceania}
}

// war finds the war of a case; nil where nothing is known of it.
func (d *Data) war(c *Case) *War {
	if c.COWWar != 0 {
		return d.wars[c.COWWar]
	}
	return d.others[c.War]
}
